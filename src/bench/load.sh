# People reading, searching and publishing at once, at four fifths of what this machine can do, for MINUTES (30) on the province that
# bin/bench scale left in target/bench/scale; writes docs/reliability.md.
source src/bench/server.sh
bench_folder=$top/target/bench/scale
[ -d "$bench_folder/data" ] || { say "load: bin/bench scale has left nothing to load; run it first"; return 0; }
export CHENGMING_HEAP=${CHENGMING_HEAP:-2g}
mkdir -p "$bench_folder/classes" "$bench_folder/tmp"
libraries="target/app/chengming.jar:target/app/lib/*"
javac -proc:none -nowarn -d "$bench_folder/classes" -cp "$libraries" src/bench/java/org/chengming/{search,imports}/*.java
bench_java() { java -Xmx1g -Djava.io.tmpdir="$bench_folder/tmp" --sun-misc-unsafe-memory-access=allow -cp "$bench_folder/classes:$libraries" "$@"; }
bench_options+=(--chengming.search.vectors=off --chengming.api.requests-per-minute=1000000000 --chengming.limits.exempt=127.0.0.0/8,::1 --chengming.limits.account-per-minute=1000000000)
run_app "$bench_folder"
wait_for "$origin/" 300
jdbc="jdbc:postgresql://127.0.0.1:$(sed -n 4p "$bench_folder/data/postgres/data/postmaster.pid")/postgres?user=postgres"
bench_java org.chengming.search.Numbers "$jdbc" 7 > "$bench_folder/numbers"
bench_java org.chengming.search.Mixed "$origin" "$bench_folder/questions" "$bench_folder/numbers" province-admin:chengming-demo "$(tail -1 "$bench_folder/bodies")" "${MINUTES:-30}" $app_pid | tee "$bench_folder/mixed"
documents=$(curl -s http://127.0.0.1:18981/actuator/prometheus | awk '/^chengming_index_documents / {printf "%d", $2}')
kill -TERM $app_pid; wait $app_pid || true
{
  echo
  echo "## Reading, searching and publishing at once"
  echo
  echo "$(date +%F), $(nproc) cores (the readers run on them too), heap $CHENGMING_HEAP, $documents documents, ${MINUTES:-30} minutes at four fifths of $(awk '/^capacity/ {print $2}' "$bench_folder/mixed") acts a second:"
  echo "84 of 100 read (half of it a hundred pages, half any of 60,000), 15 search, 1 publishes. Milliseconds from the moment each was due."
  echo
  echo "| | read, p50, p99 | search, p50, p99 | publish, p50, p99 | errors so far, by kind | resident MB |"
  echo "|---|---|---|---|---|---|"
  awk '/^alone|^minute/ {printf "| %s | %s, %s, %s | %s, %s, %s | %s, %s, %s | %s | %s |\n", $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $12, $14}' "$bench_folder/mixed"
} > "$bench_folder/load-table"
record load "$bench_folder/load-table" docs/reliability.md
