package org.tocsin.ledger.export;

import blue.strategic.parquet.Dehydrator;
import blue.strategic.parquet.ParquetWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** The columns of {@link Exports} as one Parquet file, every column optional. */
final class ParquetFile {
  private static final Set<String> NUMBERS = Set.of("attack", "value", "low", "high", "accounts");
  private static final Set<String> TRUTHS = Set.of("held_back", "conflict");

  private ParquetFile() {}

  static void write(Path file, List<List<@Nullable Object>> rows) throws IOException {
    List<Type> fields = Exports.COLUMNS.stream().map(ParquetFile::field).toList();
    Dehydrator<List<@Nullable Object>> dehydrator = (row, w) -> {
      for (int i = 0; i < Exports.COLUMNS.size(); i++) {
        Object v = row.get(i);
        if (v != null) {
          w.write(Exports.COLUMNS.get(i), v);
        }
      }
    };
    try (ParquetWriter<List<@Nullable Object>> w = ParquetWriter.writeFile(new MessageType("attack_figure", fields), file.toFile(), dehydrator)) {
      for (List<@Nullable Object> row : rows) {
        w.write(row);
      }
    }
  }

  private static Type field(String name) {
    if (NUMBERS.contains(name)) {
      return Types.optional(PrimitiveTypeName.INT64).named(name);
    }
    return TRUTHS.contains(name)
        ? Types.optional(PrimitiveTypeName.BOOLEAN).named(name)
        : Types.optional(PrimitiveTypeName.BINARY).as(LogicalTypeAnnotation.stringType()).named(name);
  }
}
