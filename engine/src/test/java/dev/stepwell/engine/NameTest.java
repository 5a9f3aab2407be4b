package dev.stepwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that clients choose. */
final class NameTest {
    static Stream<Integer> forbidden() {
        return IntStream.concat(
                        "<>{}[]?*\"#%\\^|~`$&,;:/ \t\u00A0\u2003".codePoints(),
                        IntStream.of(0, 0x1F, 0x7F, 0x85, 0x9F, 0xFFFE, 0xFFFF, 0xD800, 0xDFFF, 0x10FFFF))
                .boxed();
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void refusesForbiddenCharacters(int character) {
        String name = "activity" + Character.toString(character) + "name";

        assertThatThrownBy(() -> Name.checked(name))
                .isInstanceOf(Refused.class)
                .hasMessage("Invalid Name: '" + name + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Order-1_b.c", "über", "注文", "a(b)='c'!@+", "😀"})
    void allowsTheRest(String name) {
        assertThat(Name.checked(name)).isEqualTo(name);
    }
}
