# What the gate finds in texts: precision and recall by kind over notices made from a seed, in every kind of file, and beside looser patterns on
# two sets of real texts from CHENGMING_DATA.
#   GATE_NOTICES=2400
#   GATE_PICTURES=60   of them as pictures, where tesseract with chi_sim is installed
#   GATE_MISSES=yes    prints what was missed and what was too much
source src/bench/server.sh
bench_folder=$(mktemp -d)
libraries="target/app/chengming.jar:target/app/lib/*"
mkdir -p "$bench_folder/classes" "$bench_folder/26_foi_mail_and_redaction"
javac -proc:none -nowarn -d "$bench_folder/classes" -cp "$libraries" src/bench/java/org/chengming/{gate,files,letters}/*.java src/test/java/org/chengming/gate/{Planter,PlantedText,Score}.java
real=()
[ ! -d "$CHENGMING_DATA/10_leader_message_board" ] || real+=("$CHENGMING_DATA/10_leader_message_board")
if [ -d "$CHENGMING_DATA/26_foi_mail_and_redaction" ]; then
  for archive in "$CHENGMING_DATA"/26_foi_mail_and_redaction/*.tar.gz; do tar -xzf "$archive" -C "$bench_folder/26_foi_mail_and_redaction"; done
  real+=("$bench_folder/26_foi_mail_and_redaction")
fi
java -Xmx1g --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -cp "$bench_folder/classes:$libraries" org.chengming.gate.GateBench \
  "${GATE_NOTICES:-2400}" "$bench_folder/table" "$(date +%F), $(nproc) cores, $(uname -m)" "${real[@]}"
cat "$bench_folder/table"
record gate "$bench_folder/table"
rm -rf "$bench_folder"
