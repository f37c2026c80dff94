#!/bin/sh
# One database per subgraph, and the user that owns them.
set -eu
mariadb --protocol=socket -uroot -p"${MARIADB_ROOT_PASSWORD}" <<SQL
CREATE USER 'simpul'@'%' IDENTIFIED BY '${SIMPUL_DB_PASSWORD}';
$(for name in agency_directory complaint ppid_information training; do
  echo "CREATE DATABASE simpul_${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;"
  echo "GRANT ALL PRIVILEGES ON simpul_${name}.* TO 'simpul'@'%';"
done)
SQL
