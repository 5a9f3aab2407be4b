package dev.stepwell.asl.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** All of a text is read, and a buffer never to its end. */
final class YamlInputTest {
    @Test
    void theLastPlaceOfABufferStaysFree() throws IOException {
        YamlInput input = new YamlInput("abcdefg");
        char[] buffer = new char[4];

        assertThat(input.read(buffer)).isEqualTo(3);
        assertThat(input.read(buffer, 3, 1)).isEqualTo(1);
        assertThat(buffer).containsExactly('a', 'b', 'c', 'd');
        assertThat(input.read(buffer)).isEqualTo(3);
        assertThat(input.read(buffer)).isEqualTo(-1);
    }
}
