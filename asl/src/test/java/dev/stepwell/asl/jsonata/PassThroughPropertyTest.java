package dev.stepwell.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.expression.FakeFrame;
import dev.stepwell.asl.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Data that expressions only hand on keeps its text; texts are counted and cut by characters, not by halves of them. */
final class PassThroughPropertyTest {
    private static final List<String> HANDING_ON = List.of(
            "$states.input",
            "$states.input.x",
            "{'k': $states.input.x}.k",
            "($y := $states.input; $y.x)",
            "(function($v) { $v })($states.input.x)",
            "$lookup($states.input, 'x')",
            "true ? $states.input.x : 1");

    @Property(tries = 200)
    void handsOnObjects(@ForAll("objects") JsonNode value) {
        String input = "{\"x\":" + Json.text(value) + "}";

        for (String expression : HANDING_ON) {
            assertThat(Outputs.of(expression, FakeFrame.input(input)))
                    .as(expression)
                    .isEqualTo(expression.equals("$states.input") ? input : Json.text(value));
        }
    }

    @Property(tries = 200)
    void readsDirectlyWhatTheEvaluatorWouldFind(@ForAll("values") JsonNode value) {
        FakeFrame frame = FakeFrame.input("{\"x\":" + Json.text(value) + "}");

        for (String path : List.of("$states.input.x", "$states.input.x.a", "$states.input.x.a.b")) {
            assertThat(numbersAside(Outputs.of(path, frame)))
                    .isEqualTo(numbersAside(Outputs.of("(" + path + ")", frame)));
        }
    }

    @Property(tries = 300)
    void countsCharacters(@ForAll String text) {
        FakeFrame frame = FakeFrame.input(Json.text(Json.NODES.objectNode().put("t", text)));
        int length = text.codePointCount(0, text.length());

        assertThat(Outputs.of("$length($states.input.t)", frame)).isEqualTo(Integer.toString(length));
        assertThat(Outputs.of("$substring($states.input.t, 1)", frame))
                .isEqualTo(quoted(length == 0 ? "" : text.substring(text.offsetByCodePoints(0, 1))));
        assertThat(Outputs.of("$parse($string([$states.input.t]))[0]", frame)).isEqualTo(quoted(text));
        assertThat(Outputs.of("$states.input.t & ''", frame)).isEqualTo(quoted(text));
    }

    @Property(tries = 300)
    void printsWholeNumbersThatAnIntegerHolds(@ForAll long number) {
        FakeFrame frame = FakeFrame.input("{\"n\":" + number + "}");

        assertThat(Outputs.of("$states.input.n", frame)).isEqualTo(Long.toString(number));
        assertThat(Outputs.of("$string($states.input.n)", frame)).isEqualTo("\"" + number + "\"");
        assertThat(Outputs.of("[$states.input.n][0]", frame)).isEqualTo(Long.toString(number));
    }

    @Provide
    Arbitrary<JsonNode> values() {
        Arbitrary<JsonNode> scalars = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(8).map(Json.NODES::stringNode),
                Arbitraries.bigIntegers()
                        .between(BigInteger.TEN.pow(30).negate(), BigInteger.TEN.pow(30))
                        .map(Json.NODES::numberNode),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1e20"), new BigDecimal("1e20"))
                        .ofScale(12)
                        .map(Json.NODES::numberNode),
                Arbitraries.of(true, false).map(Json.NODES::booleanNode),
                Arbitraries.of("1.0", "1e2", "1E-30", "-0", "-0.0", "0.10", "9007199254740993")
                        .map(Json::read),
                Arbitraries.just(Json.NODES.nullNode()));
        return Arbitraries.recursive(() -> scalars, PassThroughPropertyTest::container, 0, 3);
    }

    @Provide
    Arbitrary<JsonNode> objects() {
        return values().map(value -> Json.NODES.objectNode().set("v", value));
    }

    private static Arbitrary<JsonNode> container(Arbitrary<JsonNode> members) {
        Arbitrary<JsonNode> arrays = members.list().ofMinSize(2).ofMaxSize(3).map(list -> {
            ArrayNode array = Json.NODES.arrayNode();
            list.forEach(array::add);
            return array;
        });
        Arbitrary<JsonNode> objects = Arbitraries.maps(Arbitraries.of("b", "a", "é", "", "$x"), members)
                .ofMaxSize(3)
                .map(map -> {
                    ObjectNode object = Json.NODES.objectNode();
                    map.forEach(object::set);
                    return object;
                });
        return Arbitraries.oneOf(arrays, objects);
    }

    private static String quoted(String text) {
        return Json.text(Json.NODES.stringNode(text));
    }

    /** What an evaluation computes is a double; what it hands on is not touched. */
    private static String numbersAside(String outcome) {
        return outcome.replaceAll("specified for .*", "").replaceAll("-?[0-9][0-9.]*([eE][-+]?[0-9]+)?", "n");
    }
}
