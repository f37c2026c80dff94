import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ComplaintClassification } from '../complaint.enum.js';

/** The words that an agency, and what is below it, begins an answer with. */
@Entity('response_template')
export class ResponseTemplateRow {
  @PrimaryColumn({ type: 'varchar' })
  id!: string;

  @Column({ type: 'varchar' })
  agencyId!: string;

  @Column({ type: 'varchar' })
  organisation!: string;

  /** Null: whatever a complaint is about. */
  @Column({ type: 'varchar', nullable: true })
  category!: string | null;

  /** Null: whatever it asks for. */
  @Column({ type: 'varchar', nullable: true })
  classification!: ComplaintClassification | null;

  @Column({ type: 'varchar' })
  title!: string;

  /** With placeholders such as `{{trackingNumber}}`. */
  @Column({ type: 'text' })
  body!: string;

  /** Whether it is offered. */
  @Column({ type: 'boolean' })
  active!: boolean;

  @Column({ type: 'int' })
  version!: number;
}
