# Coverage counted whole and bit by bit, over made-up bodies, standards and publications.
#   COVERAGE_BODIES=5000    bodies
#   COVERAGE_ITEMS=1000     items that bind each, in 25 standards
#   COVERAGE_SHARE=60       publications for how many of a hundred
source src/bench/server.sh
bench_folder=$(mktemp -d)
mkdir -p "$bench_folder/classes"
libraries="target/app/chengming.jar:target/app/lib/*"
javac -proc:none -nowarn -d "$bench_folder/classes" -cp "$libraries" src/bench/java/org/chengming/standards/*.java
java -Xmx1g --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -cp "$bench_folder/classes:$libraries" org.chengming.standards.CoverageBench \
  "${COVERAGE_BODIES:-5000}" "${COVERAGE_ITEMS:-1000}" "${COVERAGE_SHARE:-60}" "$bench_folder/table" "$(date +%F), $(nproc) cores, $(uname -m)" \
  --chengming.data="$bench_folder/data" --chengming.database.binaries="$top/target/app/postgres" --server.port=18980 --management.server.port=18981 --chengming.demo=false --chengming.search.vectors=off
cat "$bench_folder/table"
record coverage "$bench_folder/table"
rm -rf "$bench_folder"
