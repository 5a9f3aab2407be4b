package dev.stepwell.asl.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.FakeFrame;
import dev.stepwell.asl.expression.Problems;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.json.Json;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Which rules match which values. */
final class RuleCompilerTest {
    private static final String INPUT = """
            {"s":"b","t":"2026-01-02T03:04:05Z","later":"2026-01-02T04:04:05.5+00:30","n":10,"d":10.0,"big":1e400,
             "yes":true,"no":false,"null":null,"list":[1],"empty":[],"o":{"k":"a*b\\\\"}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'Variable':'$.s','StringEquals':'b'                       | true
                    'Variable':'$.s','StringEquals':'B'                       | false
                    'Variable':'$.s','StringLessThan':'c'                     | true
                    'Variable':'$.s','StringGreaterThan':'a'                  | true
                    'Variable':'$.s','StringLessThanEquals':'a'               | false
                    'Variable':'$.s','StringGreaterThanEqualsPath':'$.s'      | true
                    'Variable':'$.n','StringEquals':'10'                      | false
                    'Variable':'$.n','NumericEquals':10.00                    | true
                    'Variable':'$.d','NumericEqualsPath':'$.n'                | true
                    'Variable':'$.n','NumericLessThan':10                     | false
                    'Variable':'$.n','NumericLessThanEquals':10               | true
                    'Variable':'$.big','NumericGreaterThan':1e300             | true
                    'Variable':'$.s','NumericGreaterThanEquals':0             | false
                    'Variable':'$.yes','BooleanEquals':true                   | true
                    'Variable':'$.no','BooleanEquals':false                   | true
                    'Variable':'$.no','BooleanEqualsPath':'$.yes'             | false
                    'Variable':'$.s','BooleanEquals':false                    | false
                    'Variable':'$.t','TimestampEquals':'2026-01-02T04:04:05+01:00' | true
                    'Variable':'$.t','TimestampLessThanPath':'$.later'        | true
                    'Variable':'$.later','TimestampGreaterThanEquals':'2026-01-02T03:34:05Z' | true
                    'Variable':'$.s','TimestampLessThan':'2026-01-02T03:34:05Z' | false
                    'Variable':'$.s','IsString':true                          | true
                    'Variable':'$.s','IsString':false                         | false
                    'Variable':'$.n','IsString':false                         | true
                    'Variable':'$.d','IsNumeric':true                         | true
                    'Variable':'$.yes','IsBoolean':true                       | true
                    'Variable':'$.null','IsNull':true                         | true
                    'Variable':'$.t','IsTimestamp':true                       | true
                    'Variable':'$.s','IsTimestamp':true                       | false
                    'Variable':'$.null','IsPresent':true                      | true
                    'Variable':'$.gone.deep','IsPresent':true                 | false
                    'Variable':'$.gone','IsPresent':false                     | true
                    'Variable':'$.list[0]','IsPresent':true                   | true
                    'Variable':'$.empty[0]','IsPresent':true                  | false
                    'Variable':'$$.State.Name','StringMatches':'S*e'          | true
                    'Variable':'$v.w','NumericEquals':1                       | true
                    'Variable':'$.o.k','StringMatches':'a*'                   | true
                    'Variable':'$.o.k','StringMatches':'a\\\\*b\\\\\\\\'      | true
                    'Variable':'$.n','StringMatches':'*'                      | false
                    'And':[{'Variable':'$.n','IsNumeric':true},{'Variable':'$.n','NumericEquals':1}] | false
                    'And':[{'Variable':'$.gone','IsPresent':true},{'Variable':'$.gone','IsNull':true}] | false
                    'Or':[{'Variable':'$.n','NumericEquals':1},{'Variable':'$.n','NumericEquals':10}] | true
                    'Or':[{'Variable':'$.n','NumericEquals':1}]               | false
                    'Not':{'And':[{'Variable':'$.n','NumericEquals':1}]}      | true
                    """, quoteCharacter = '`')
    void matches(String rule, boolean expected) {
        assertThat(test("{" + rule + ",'Next':'X','Comment':'c','Assign':{}}")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'Variable':'$.gone','StringEquals':'a'    | $.gone
                    'Variable':'$.gone','IsNull':false        | $.gone
                    'Variable':'$.empty[0]','IsString':true   | $.empty[0]
                    'Variable':'$.n','NumericEqualsPath':'$.o.x' | $.o.x
                    'Not':{'Variable':'$w','BooleanEquals':true} | $w
                    """)
    void failsOnAValueThatIsNotThere(String rule, String path) {
        assertThatThrownBy(() -> test("{" + rule + "}"))
                .isInstanceOf(EvaluationFailure.class)
                .hasMessage("States.Runtime: Invalid path '" + path
                        + "': The choice state's condition path references an invalid value.");
    }

    @Test
    void reportsPathsThatAreNone() {
        Site site = site();

        RuleCompiler.compile(
                object(
                        "{'Or':[{'Variable':'States.UUID()','IsNull':true},{'Variable':'$.a','NumericEqualsPath':'$.'}]}"),
                site);

        assertThat(site.problems().found().stream().map(problem -> problem.message() + " at " + problem.location()))
                .containsExactly(
                        "Value is not a Reference Path: Reference path didn't start with '$' at /C/Or[0]/Variable",
                        "Value is not a Reference Path at /C/Or[1]/NumericEqualsPath");
    }

    @Test
    void notesTheVariablesItReads() {
        Site site = site();

        RuleCompiler.compile(object("{'Not':{'Variable':'$b.x','StringEqualsPath':'$a'}}"), site);

        assertThat(site.reads()).containsExactly("a", "b");
    }

    private static boolean test(String rule) {
        Site site = site();
        FakeFrame frame = FakeFrame.input(INPUT)
                .withContext("{\"State\":{\"Name\":\"State\"}}")
                .withVariable("v", "{\"w\":1}");
        boolean matches = RuleCompiler.compile(object(rule), site).test(frame, frame.input());
        assertThat(site.problems().found()).isEmpty();
        return matches;
    }

    private static Site site() {
        return new Site("/C", new Problems(), new TreeSet<>());
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) Json.read(json.replace('\'', '"'));
    }
}
