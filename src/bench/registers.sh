# Lists of fifty million hourly readings; a million rows brought against bare COPY; a hundred registers side by side.
#   REGISTER_ROWS=50000000  readings
#   REGISTER_KEEP=FOLDER    keeps the loaded database there, and goes on with what is there
#   REGISTER_PARTS=load,ask,bring,start  what is done
source src/bench/server.sh
bench_folder=$top/target/bench/registers
rm -rf "$bench_folder"
mkdir -p "$bench_folder/classes/registers" "$bench_folder/tmp" "$bench_folder/hundred/registers"
keep=${REGISTER_KEEP:-$bench_folder/data}
parts=${REGISTER_PARTS:-load,ask,bring,start}
libraries="${BENCH_LIBRARIES:-target/app/chengming.jar:target/app/lib/*}"
postgres=${BENCH_POSTGRES:-$top/target/app/postgres}
javac -proc:none -nowarn -d "$bench_folder/classes" -cp "$libraries" src/bench/java/org/chengming/registers/*.java
cp src/bench/registers/*.yaml "$bench_folder/classes/registers/"
options=(-Xmx"${CHENGMING_HEAP:-1g}" -Djava.io.tmpdir="$bench_folder/tmp" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
settings=(--chengming.database.binaries="$postgres" --server.port=18980 --management.server.port=18981 --chengming.search.vectors=off --chengming.limits.exempt=127.0.0.0/8,::1)
java "${options[@]}" ${BENCH_OPTIONS:-} -cp "$bench_folder/classes:$libraries" org.chengming.registers.RegistersBench \
  "${REGISTER_ROWS:-50000000}" "$bench_folder/table" "$(date +%F), $(nproc) cores, $(uname -m)" "$parts" --chengming.data="$keep" "${settings[@]}"
if [[ $parts == *start* ]]; then
  for n in $(seq -w 1 100); do
    sed "s/bench-bring/side-by-side-$n/" src/bench/registers/bench-bring.yaml > "$bench_folder/hundred/registers/side-by-side-$n.yaml"
  done
  printf '\n| start | registers | seconds | heap, MB | resident, MB |\n|---|---|---|---|---|\n' >> "$bench_folder/table"
  start() { # words, file, folder, classes
    java "${options[@]}" -cp "$4:$libraries" org.chengming.registers.SideBySideBench "$1" "$2" --chengming.data="$3" "${settings[@]}" --logging.level.root=warn
  }
  start "" - "$bench_folder/few" "$bench_folder/classes"
  start "those that are shipped" "$bench_folder/table" "$bench_folder/few" "$bench_folder/classes"
  start "a hundred more, first start: tables are made" "$bench_folder/table" "$bench_folder/few" "$bench_folder/hundred:$bench_folder/classes"
  start "a hundred more" "$bench_folder/table" "$bench_folder/few" "$bench_folder/hundred:$bench_folder/classes"
fi
[ -n "${BENCH_TRIAL:-}" ] && cat "$bench_folder/table" || record registers "$bench_folder/table"
rm -rf "$bench_folder/few" "$bench_folder/tmp"
