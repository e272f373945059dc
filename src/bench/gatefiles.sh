# Files made from a seed with things hidden in them: how much of it is told of, by kind, and that clean copies have none of it left.
#   GATE_FILES=2000
source src/bench/server.sh
bench_folder=$(mktemp -d)
libraries="target/app/chengming.jar:target/app/lib/*"
javac -proc:none -nowarn -d "$bench_folder/classes" -cp "$libraries" \
  src/test/java/org/chengming/gate/{Planted,PlantedBook,PlantedCheck,PlantedOfd,PlantedPackage,PlantedPdf,PlantedPicture,PlantedShow,PlantedWord,FileBench}.java
{
  echo
  echo "## Files at the gate"
  echo
  echo "$(date +%F), $(nproc) cores, $(uname -m); files with things planted in them, from seeds 0 to ${GATE_FILES:-2000}."
  echo
  java -Xmx1g --sun-misc-unsafe-memory-access=allow -cp "$bench_folder/classes:$libraries" org.chengming.gate.FileBench "${GATE_FILES:-2000}" 2>/dev/null
} | tee "$bench_folder/table"
record gatefiles "$bench_folder/table"
rm -rf "$bench_folder"
