package dev.stepwell.asl.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EscapedTextTest {
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "{\"a\":\"b\\\\c\"}", "\t\n\r\b\f", "\u0000\u0001\u001f\u007f", "ä€😀/"})
    void isAsLongAsTheWrittenString(String text) {
        byte[] written = Json.write(Json.NODES.stringNode(text));

        assertThat(EscapedText.length(utf8(text))).isEqualTo(written.length - 2);
    }

    @Test
    void textThatFitsIsKeptWhole() {
        assertThat(EscapedText.fitting(utf8("\"a\""), 5)).isEqualTo(3);
    }

    @Test
    void anEscapedCharacterIsNotCutInTwo() {
        assertThat(EscapedText.fitting(utf8("\"a\""), 4)).isEqualTo(2);
        assertThat(EscapedText.fitting(utf8("\u0001"), 5)).isZero();
    }

    @Test
    void aCharacterOfSeveralBytesIsNotCutInTwo() {
        byte[] text = utf8("a€😀");
        for (int max = 0; max <= text.length; max++) {
            int length = EscapedText.fitting(text, max);

            assertThat("a€😀").startsWith(new String(text, 0, length, StandardCharsets.UTF_8));
            assertThat(length).isBetween(max - 3, max);
        }
    }
}
