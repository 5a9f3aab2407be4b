package dev.stepwell.asl.json;

import java.io.IOException;
import java.io.StringReader;

/**
 * A text for the YAML library. When a full buffer ends with the first half of a character, the library reads the other
 * half behind the buffer's end, and fails. This leaves the last place of a buffer free for it.
 *
 * @see <a href="https://github.com/FasterXML/jackson-dataformats-text/issues/508">the fault, as others met it</a>
 */
public final class YamlInput extends StringReader {
    public YamlInput(String text) {
        super(text);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        return super.read(buffer, offset, length > 1 ? length - 1 : length);
    }
}
