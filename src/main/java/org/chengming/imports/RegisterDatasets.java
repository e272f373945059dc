package org.chengming.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengming.actors.Actor;
import org.chengming.registers.BringReport;
import org.chengming.registers.Bringing;
import org.chengming.registers.CsvSource;
import org.chengming.registers.RegisterDefinition;
import org.chengming.registers.Registers;
import org.chengming.registers.RowSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Known tables that go into registers, as they were published, chosen by name. */
@Component
class RegisterDatasets {
  private final Path data;
  private final Registers registers;
  private final Bringing bringing;

  /**
   * @param folder as text: Spring would look for a relative path inside the web application
   */
  RegisterDatasets(
      @Value("${chengming.import.data}") String folder, Registers registers, Bringing bringing) {
    this.data = Path.of(folder);
    this.registers = registers;
    this.bringing = bringing;
  }

  /**
   * @param name on the command line
   * @param file below the data folder, or a folder of files
   * @param reading how it is read for the register
   */
  record Table(String name, String label, String register, String file, Reading reading) {}

  /** Reads the rows of a file or folder for a register. */
  private interface Reading {
    RowSource open(RegisterDefinition register, Path file) throws IOException;
  }

  /**
   * @param headings what its headings mean in the register; nothing for a column to be left out
   */
  private static Reading csv(Map<String, String> headings) {
    return (register, file) -> CsvSource.open(register, file, headings);
  }

  List<Table> all() {
    return List.of(
        new Table(
            "air",
            "黑龙江省12市（地）空气质量日报（2013—2017年）",
            "air-daily",
            "20_air_quality_heilongjiang/daily_12cities.csv",
            csv(
                Map.of(
                    "date", "day", "aqi", "index", "level", "grade", "aqi_range", "", "rank", ""))),
        new Table(
            "items",
            "四川省广安市前锋区政务服务事项（2025年）",
            "service-items",
            "21_service_items_qianfeng/service_items.csv",
            csv(
                Map.of(
                    "department", "body",
                    "main_item", "group",
                    "areaCode", "division",
                    "itemCode", "code",
                    "taskType", "type_code",
                    "deptCode", "authority_code",
                    "uscc_in_itemCode", "authority_uscc"))),
        new Table(
            "requests",
            "美国联邦机关信息公开申请统计（2008—2024财政年度）",
            "request-statistics",
            "18_foi_statistics/usdoj_agency_csv",
            (register, folder) -> AgencyStatistics.of(folder)));
  }

  /** Those that are there. */
  List<Table> present() {
    return all().stream().filter(table -> Files.exists(data.resolve(table.file()))).toList();
  }

  Optional<Table> named(String name) {
    return present().stream().filter(table -> table.name().equals(name)).findFirst();
  }

  BringReport bring(Actor actor, Table table, boolean dry) throws IOException {
    var register = registers.get(table.register());
    try (var rows = table.reading().open(register, data.resolve(table.file()))) {
      return bringing.bring(actor, register, rows, table.label(), dry);
    }
  }
}
