package org.chengming.registers.web;

import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.Tombstones.Tombstone;
import org.chengming.web.Dates;
import org.chengming.web.Frame;
import org.chengming.web.Head;

/**
 * The place of a record that was removed.
 *
 * @param edition where the edition that removed it stands
 */
record RemovedRecordPage(
    Head head,
    String key,
    String register,
    String registerPath,
    String at,
    String reason,
    String edition) {
  static RemovedRecordPage of(RegisterDefinition register, Tombstone stone, Frame frame) {
    var t = frame.t();
    var path = "/registers/" + register.name();
    return new RemovedRecordPage(
        Head.of(t.of("这条记录已经删除"), path + "/records/" + RecordFiles.inPath(stone.key())),
        stone.key().replace("~", " ").replace("%7E", "~").replace("%25", "%"),
        register.label(t),
        path,
        Dates.moment(stone.at(), t),
        stone.reason(),
        path + "/editions/" + stone.batch() + ".ndjson");
  }
}
