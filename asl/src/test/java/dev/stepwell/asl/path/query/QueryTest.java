package dev.stepwell.asl.path.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.FakeFrame;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What paths select, and why they do not. */
final class QueryTest {
    private static final String DOCUMENT = """
            {"a":{"b":[1,{"c":2.50},[3]],"d e":"x","f-g":null},"list":[{"n":"p","v":1},{"n":"Red One","v":2}]}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    $.a.b[1].c                        | 2.50
                    $.a.b[2][0]                       | 3
                    $['a']['d e']                     | "x"
                    $.a.f-g                           | null
                    $.a["d e"]                        | "x"
                    $.a.b[-1]                         | [3]
                    $.a.b[7]                          | null
                    $.a.b[0:2]                        | [1,{"c":2.50}]
                    $.list[*].v                       | [1,2]
                    $..n                              | ["p","Red One"]
                    $.list[?(@.v > 1)].n              | ["Red One"]
                    $.list[?(@.n == 'p')].v           | [1]
                    $.list[?(@.n == p)].v             | [1]
                    $.list[?(@.n==Red One)].v         | [2]
                    $.list[?(@.n != p && @.v==2)].v   | [2]
                    $.list.length()                   | 2
                    $.nothing[*]                      | []
                    $.nothing.at[1:5].all             | []
                    """)
    void selects(String path, String expected) {
        assertThat(read(path, DOCUMENT).toString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    $.x        | {}        | No results for path: $['x']
                    $.x.y.z    | {}        | Missing property in path $['x']
                    $.x['y'].z | {"x":{}}  | Missing property in path $['x']['y']
                    $.x[0]     | {"x":{}}  | Filter: [0] can only be applied to arrays. Current context is: {}
                    $.x[0].y   | {}        | Missing property in path $['x']
                    $.x.max()  | {"x":[]}  | Aggregation function attempted to calculate value using empty array
                    """)
    void saysWhyItSelectsNothing(String path, String document, String reason) {
        assertThatThrownBy(() -> read(path, document))
                .isInstanceOf(EvaluationFailure.class)
                .hasMessage("States.Runtime: Invalid path '" + path + "' : " + reason);
    }

    @Test
    void namesTheClassesThatTheServiceNames() {
        assertThatThrownBy(() -> read("$.x.y", "{\"x\":\"text\"}"))
                .hasMessageEndingWith("Expected to find an object with property ['y'] in path $['x'] but found"
                        + " 'com.fasterxml.jackson.databind.node.TextNode'. This is not a json object according to the"
                        + " JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider'.");
        assertThatThrownBy(() -> read("$.x[5].y", "{\"x\":[]}"))
                .hasMessageContaining("in path $['x'][5] but found 'null'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", " $.a", "$.", "$..", "$.a b", "$. a", "$[a]", "$.a[]", "$.a[99999999999]", "$-a", "$!"})
    void refusesWhatIsNoPath(String text) {
        assertThat(Query.parse(text)).isNull();
    }

    @Test
    void scansDeeplyAnyNumberOfTimes() {
        assertThat(read("$..a..b..c..d..e", "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":1}}}}}")
                        .toString())
                .isEqualTo("[1]");
        assertThat(Query.parse("$" + "..a".repeat(PathParser.PARTS_MAX / 2))).isNotNull();
        assertThat(Query.parse("$" + "..a".repeat(PathParser.PARTS_MAX))).isNull();
    }

    /** A backslash in a quoted name is a character like any other, except before the quote itself. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    $['back\\slash']            | 1
                    $["back\\slash"]            | 1
                    $['say \\"x\\"']            | 2
                    $['it\\'s']                 | 3
                    $["it's"]                   | 3
                    $['two\\\\x']               | 4
                    $['new\\nline']             | 5
                    $[*]['\\a']                 | []
                    $['back\\slash','it\\'s']   | {"back\\\\slash":1,"it's":3}
                    """)
    void takesBackslashesInNamesLiterally(String path, String expected) {
        String document = "{\"back\\\\slash\":1,\"say \\\\\\\"x\\\\\\\"\":2,\"it's\":3,\"two\\\\\\\\x\":4,"
                + "\"new\\\\nline\":5}";

        assertThat(read(path, document)).isEqualTo(Json.read(expected));
    }

    @Test
    void failsBeyondTheLimitOfSelectedNodes() {
        String document = "[" + "0,".repeat(Walk.RESULTS_MAX) + "0]";

        assertThatThrownBy(() -> read("$[*]", document))
                .isInstanceOf(EvaluationFailure.class)
                .hasMessageContaining("more than the limit of " + Walk.RESULTS_MAX + " nodes");
    }

    @Test
    void tellsAnArrayThatIsTooShortFromNull() {
        JsonNode missing = query("$.a[3]").find(FakeFrame.input("{}"), Payload.ofText("{\"a\":[null]}"));
        JsonNode present = query("$.a[0]").find(FakeFrame.input("{}"), Payload.ofText("{\"a\":[null]}"));

        assertThat(Objects.requireNonNull(missing).isMissingNode()).isTrue();
        assertThat(Objects.requireNonNull(present).isNull()).isTrue();
    }

    @Test
    void knowsItsRoot() {
        TreeSet<String> reads = new TreeSet<>();
        query("$order.id").noteReads(reads);
        query("$größe").noteReads(reads);
        query("$$.State").noteReads(reads);
        query("$.a").noteReads(reads);

        assertThat(reads).containsExactly("größe", "order");
        assertThat(query("$$").readsContext()).isTrue();
        assertThat(query("$").isInput()).isTrue();
        assertThat(query("$$").isInput()).isFalse();
        assertThat(query("$x").isInput()).isFalse();
    }

    @Test
    void knowsReferencePaths() {
        assertThat(query("$.a['b'][0]").isReference()).isTrue();
        assertThat(query("$.a[\"b\"]").isReference()).isTrue();
        assertThat(query("$.a[*]").isReference()).isFalse();
        assertThat(query("$.a[0:1]").isReference()).isFalse();
        assertThat(query("$..a").isReference()).isFalse();
        assertThat(query("$.a.length()").isReference()).isFalse();
    }

    @Test
    void evaluatesAFunctionsArgumentsAnew() {
        Query sum = query("$.sum($.a, $.b)");

        assertThat(read(sum, "{\"a\":1,\"b\":2}").toString()).isEqualTo("3.0");
        assertThat(read(sum, "{\"a\":3,\"b\":4}").toString()).isEqualTo("7.0");
    }

    private static JsonNode read(Query query, String document) {
        return query.read(FakeFrame.input("{}"), Payload.ofText(document));
    }

    private static JsonNode read(String path, String document) {
        return read(query(path), document);
    }

    private static Query query(String path) {
        @Nullable Query query = Query.parse(path);
        assertThat(query).as(path).isNotNull();
        return Objects.requireNonNull(query);
    }
}
