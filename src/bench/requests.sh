# Filing under load against a bare INSERT of the same rows; the worklist, the register, statistics and the annual report at a million cases.
#   REQUESTS=1000000   cases
#   REQUESTS_KEEP=yes  goes on with the cases of the last run, in target/bench/requests
source src/bench/server.sh
bench_folder=$top/target/bench/requests
[ -n "${REQUESTS_KEEP:-}" ] || rm -rf "$bench_folder"
mkdir -p "$bench_folder/classes" "$bench_folder/tmp"
libraries="target/app/chengming.jar:target/app/lib/*"
javac -proc:none -nowarn -d "$bench_folder/classes" -cp "$libraries" src/bench/java/org/chengming/requests/*.java
java -Xmx"${CHENGMING_HEAP:-1g}" -Djava.io.tmpdir="$bench_folder/tmp" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -cp "$bench_folder/classes:$libraries" org.chengming.requests.RequestsBench \
  "${REQUESTS:-1000000}" "$bench_folder/table" "$(date +%F), $(nproc) cores, $(uname -m)" \
  --chengming.data="$bench_folder/data" --chengming.database.binaries="$top/target/app/postgres" --server.port=18980 --management.server.port=18981 \
  --chengming.search.vectors=off --chengming.requests.filings-per-hour=1000000000 --chengming.limits.exempt=127.0.0.0/8,::1 --chengming.limits.account-per-minute=1000000000
record requests "$bench_folder/table"
