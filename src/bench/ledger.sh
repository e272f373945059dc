# Deeds a second with their places given, what the ledger costs publishing, proofs in trees up to ten million leaves.
#   LEDGER_LEAVES=10000000   of the largest tree
source src/bench/server.sh
bench_folder=$top/target/bench/ledger
rm -rf "$bench_folder"
mkdir -p "$bench_folder/classes" "$bench_folder/tmp"
libraries="target/app/chengming.jar:target/app/lib/*"
javac -proc:none -nowarn -d "$bench_folder/classes" -cp "$libraries" src/bench/java/org/chengming/ledger/*.java
java -Xmx"${CHENGMING_HEAP:-1g}" -Djava.io.tmpdir="$bench_folder/tmp" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -cp "$bench_folder/classes:$libraries" org.chengming.ledger.LedgerBench \
  "${LEDGER_LEAVES:-10000000}" "$bench_folder/table" "$(date +%F), $(nproc) cores, $(uname -m)" \
  --chengming.data="$bench_folder/data" --chengming.database.binaries="$top/target/app/postgres" --server.port=18980 --management.server.port=18981 \
  --chengming.search.vectors=off
record ledger "$bench_folder/table"
rm -rf "$bench_folder"
