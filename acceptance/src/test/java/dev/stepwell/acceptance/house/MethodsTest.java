package dev.stepwell.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules are only as good as the reader of the source. */
final class MethodsTest {
    @Test
    void findsMethodsOfEveryKindOfType() {
        List<Method> methods = in("""
                @Tag({"a", "b"})
                final class A<T extends List<T>> implements B {
                    private static final Runnable FIELD = () -> { run(1, 2); };
                    private final int[] numbers = {1, 2};
                    static { numbers(); }
                    A(int one) { }
                    interface B { int abstractOne(int a, Map<String, int[]> b); }
                    enum C { ONE(1) { int inner() { return 1; } }, TWO(2); int plain() { return 2; } }
                    record D(int a, int b) { D { check(a); } static D of(int a) { return new D(a, 1); } }
                }
                """);

        assertThat(methods)
                .extracting(Method::name)
                .containsExactly("static", "A", "abstractOne", "inner", "plain", "D", "of");
    }

    @Test
    void countsLinesFromTheSignatureToTheBrace() {
        Method method = in("""
                        class A {
                            /** Not counted { } */
                            @Override
                            int
                                    a() {
                                if (true) {
                                    return 1;
                                }
                                return new B() {
                                    int b() { return 2; }
                                }.b();
                            }
                        }
                        """).getFirst();

        assertThat(method).isEqualTo(new Method("a", 4, 9, 0, true));
    }

    @Test
    void countsParametersAndNotTheCommasInsideThem() {
        List<Method> methods = in("""
                class A {
                    <K, V> void a(@Named(value = "x, y") Map<K, V> a, int... b) throws E, F { }
                    void b(Map<String, Map<K, V>> a, @X int b, String[] c) { }
                    void c() { call(1, 2, 3); }
                }
                """);

        assertThat(methods).extracting(Method::parameters).containsExactly(2, 3, 0);
    }

    @Test
    void commentsAndStringsAreNotCode() {
        String source = """
                // a { comment
                String a = "{ \\" {" + '{' + '\\'' + '"'; /* {
                { */ int b;
                String c = \"""
                    { " ' // {
                    \""";
                """;
        String code = Code.of(source);

        assertThat(code).hasSameSizeAs(source).doesNotContain("{").doesNotContain("comment");
        assertThat(code).contains("String a =", "int b;", "String c =");
    }

    private static List<Method> in(String source) {
        return Methods.in(Code.of(source));
    }
}
