# Files made from a seed with things and numbers of persons hidden in them: how much of it is told of, and that clean copies have none of it left.
#   GATE_FILES=2000
#   GATE_MISSES=yes    prints where numbers were missed
source src/bench/server.sh
bench_folder=$(mktemp -d)
libraries="target/app/chengming.jar:target/app/lib/*"
javac -proc:none -nowarn -d "$bench_folder/classes" -cp "$libraries" src/test/java/org/chengming/gate/{Planted*,Planter,FileBench}.java
java -Xmx1g --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -cp "$bench_folder/classes:$libraries" org.chengming.gate.FileBench \
  "${GATE_FILES:-2000}" "$bench_folder/table" "$(date +%F), $(nproc) cores, $(uname -m); files made from seeds 0 to ${GATE_FILES:-2000}" >"$bench_folder/log"
cat "$bench_folder/table"
record gatefiles "$bench_folder/table"
rm -rf "$bench_folder"
