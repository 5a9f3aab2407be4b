package dev.stepwell.asl.model;

import dev.stepwell.asl.expression.IntegerField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the ItemReader of a distributed Map turns what it reads into items.
 *
 * @param inputType as in ReaderConfig; JSON when there is none
 * @param itemsPointer JSON Pointer to the items within a JSON document, or null for the whole
 * @param maxItems or null for all
 * @param csv of the input type CSV, else null
 */
public record ItemReading(
        String inputType,
        @Nullable String itemsPointer,
        @Nullable IntegerField maxItems,
        @Nullable CsvLayout csv) {
    /**
     * How a CSV file is written.
     *
     * @param headers names of the columns, or null when the first row has them
     */
    public record CsvLayout(char delimiter, @Nullable List<String> headers) {
        public CsvLayout {
            headers = headers == null ? null : List.copyOf(headers);
        }
    }
}
