# Breaks what the server needs while people work: PostgreSQL, disks, files, the index; writes docs/reliability.md. Full disks take root.
#   FAULT=the_files_are_away bin/bench faults    one of them, recorded nowhere
if [ -z "${FAULT:-}" ]; then tests=SurvivingFaults,RecoveringToAMoment; else tests="SurvivingFaults#$FAULT"; fi
maven -q test -Dtest="$tests" -Dsurefire.failIfNoSpecifiedTests=false \
  -Dchengming.faults.record="$([ -n "${FAULT:-}" ] && echo false || echo true)" -Dchengming.faults.seconds="${SECONDS_OF_EACH:-8}"
