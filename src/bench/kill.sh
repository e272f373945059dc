# kill -9 of the server, every second time with its PostgreSQL, twenty times during import and publishing; writes docs/reliability.md.
#   OFFICE=true bin/bench kill    besides answers, mails to applicants and drafts
#   KILLS=5 bin/bench kill        fewer, recorded nowhere
maven -q test -Dtest=SurvivingAKillTests -Dchengming.kills="${KILLS:-20}" -Dchengming.kills.office="${OFFICE:-false}"
