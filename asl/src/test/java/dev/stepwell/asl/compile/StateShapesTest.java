package dev.stepwell.asl.compile;

import static dev.stepwell.asl.compile.Definitions.findings;
import static dev.stepwell.asl.compile.Definitions.oneJsonataState;
import static dev.stepwell.asl.compile.Definitions.oneState;
import static dev.stepwell.asl.compile.Definitions.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.model.State;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Wait, Choice, Fail and Parallel. */
final class StateShapesTest {
    private static final String TARGETS = ",'T':{'Type':'Succeed'}}}";

    private static String choice(String rules) {
        return "{'StartAt':'C','States':{'C':{'Type':'Choice','Choices':[" + rules + "],'Default':'T'}" + TARGETS;
    }

    @Test
    void aWaitHasOneDuration() {
        assertThat(findings(oneState("'Type':'Wait','End':true")))
                .containsExactly("This object should have only one of the following fields: [SecondsPath, Seconds,"
                        + " TimestampPath, Timestamp] at /States/S");
        assertThat(findings(oneState("'Type':'Wait','Seconds':1,'SecondsPath':'$.s','End':true")))
                .containsExactly("There should only be one of the following fields: [SecondsPath, Seconds,"
                        + " TimestampPath, Timestamp] at /States/S");
        assertThat(program(oneState("'Type':'Wait','TimestampPath':'$.t','End':true"))
                        .state("S"))
                .isInstanceOf(State.Wait.class);
    }

    @Test
    void secondsAreAWholeNumberInRange() {
        assertThat(findings(oneState("'Type':'Wait','Seconds':-1,'End':true")))
                .containsExactly("Minimum value is 0 at /States/S/Seconds");
        assertThat(findings(oneState("'Type':'Wait','Seconds':100000000,'End':true")))
                .containsExactly("Maximum value is 99999999 at /States/S/Seconds");
        assertThat(findings(oneState("'Type':'Wait','Seconds':99999999999999999999,'End':true")))
                .containsExactly("Maximum value is 99999999 at /States/S/Seconds");
        assertThat(findings(oneState("'Type':'Wait','Seconds':1.5,'End':true")))
                .containsExactly("Expected value of type Integer at /States/S/Seconds");
        assertThat(findings(oneJsonataState("'Type':'Wait','Seconds':'{% 1 + 1 %}','End':true")))
                .isEmpty();
    }

    @Test
    void aTimestampIsRfc3339WithCapitals() {
        for (String fine :
                List.of("2016-03-14T01:59:00Z", "2016-03-05T21:29:29.243167252Z", "2016-03-14T01:59:00+05:30")) {
            assertThat(findings(oneState("'Type':'Wait','Timestamp':'" + fine + "','End':true")))
                    .isEmpty();
        }
        for (String wrong : List.of(
                "2016-03-14 01:59:00Z",
                "2016-03-14T01:59:00",
                "2016-03-14t01:59:00z",
                "2016-13-14T01:59:00Z",
                "2016-03-14T25:59:00Z",
                "14-03-2016T01:59:00Z",
                "{% $now() %}",
                "")) {
            assertThat(findings(oneState("'Type':'Wait','Timestamp':'" + wrong + "','End':true")))
                    .containsExactly("String does not match RFC3339 timestamp at /States/S/Timestamp");
        }
    }

    @Test
    void aFailNamesItsErrorOnce() {
        assertThat(findings(oneState("'Type':'Fail','Error':'E','ErrorPath':'$.e','Cause':7")))
                .containsExactly(
                        "There should only be one of the following fields: [Error, ErrorPath] at /States/S",
                        "Expected value of type String at /States/S/Cause");
        assertThat(program(oneState("'Type':'Fail','CausePath':'$.c'")).state("S"))
                .isInstanceOfSatisfying(State.Fail.class, fail -> {
                    assertThat(fail.error()).isNull();
                    assertThat(fail.cause()).isNotNull();
                });
    }

    @Test
    void warnsWhenAnErrorLooksLikeAPath() {
        assertThat(findings(oneState("'Type':'Fail','Error':'$.error'")))
                .containsExactly("NO_PATH: The value of the field 'Error' looks like a path, but the name of the field"
                        + " does not end with 'Path' at /States/S/Error");
    }

    @Test
    void aChoiceHasRules() {
        assertThat(findings(oneState("'Type':'Choice'")))
                .containsExactly("These fields are required: [Choices] at /States/S");
        assertThat(findings(oneState("'Type':'Choice','Choices':[]")))
                .containsExactly("Value cannot be empty at /States/S/Choices");
        assertThat(findings(choice("1"))).containsExactly("Expected value of type Object at /States/C/Choices[0]");
    }

    @Test
    void compilesNestedRules() {
        State state = program(
                        choice(
                                "{'And':[{'Variable':'$.a','IsPresent':true,'Comment':'c'},{'Not':{'Or':[{"
                                        + "'Variable':'$.b','NumericLessThanPath':'$.c'}]}}],'Next':'T','Assign':{'x':1},'Comment':'c'}"))
                .state("C");

        assertThat(state).isInstanceOfSatisfying(State.Choice.class, choice -> {
            assertThat(choice.choices())
                    .singleElement()
                    .satisfies(rule -> assertThat(rule.next()).isEqualTo("T"));
            assertThat(choice.defaultNext()).isEqualTo("T");
        });
    }

    @Test
    void onlyATopRuleHasATarget() {
        assertThat(findings(choice("{'Variable':'$','IsNull':true}")))
                .containsExactly("These fields are required: [Next] at /States/C/Choices[0]");
        assertThat(findings(choice("{'And':[{'Variable':'$','IsNull':true,'Next':'T'}],'Next':'T'}")))
                .containsExactly("Field 'Next' is not supported at /States/C/Choices[0]/And[0]");
        assertThat(findings(choice("{'Not':{'Variable':'$','IsNull':true,'Assign':{}},'Next':'T'}")))
                .containsExactly("Field 'Assign' is not supported at /States/C/Choices[0]/Not");
    }

    @Test
    void aRuleMakesOneTest() {
        assertThat(findings(choice("{'Next':'T'}")))
                .containsExactly("The object must have only one of the following fields, [And, Or, Not, Variable,"
                        + " Condition] at /States/C/Choices[0]");
        assertThat(findings(choice("{'Variable':'$','StringEquals':'a','IsNull':true,'Next':'T'}")))
                .singleElement()
                .asString()
                .startsWith("There should only be one of the following fields: [StringEquals, StringEqualsPath, ")
                .endsWith(", IsBoolean, IsTimestamp] at /States/C/Choices[0]");
        assertThat(findings(choice("{'Variable':'$','Next':'T'}")).getFirst())
                .startsWith("This object should have only one of the following fields: [StringEquals, ");
        assertThat(findings(choice("{'Or':[],'Next':'T'}")))
                .containsExactly("Value cannot be empty at /States/C/Choices[0]/Or");
        assertThat(findings(choice("{'Or':[{'Variable':'$','IsNull':true}],'IsNull':true,'Next':'T'}")))
                .containsExactly("Field 'IsNull' is not supported at /States/C/Choices[0]");
    }

    @Test
    void anOperandHasTheTypeOfItsOperator() {
        assertThat(findings(choice("{'Variable':'$','StringEquals':1,'Next':'T'},"
                        + "{'Variable':'$','NumericEquals':'1','Next':'T'},"
                        + "{'Variable':'$','BooleanEquals':'true','Next':'T'},"
                        + "{'Variable':'$','TimestampEquals':'today','Next':'T'},"
                        + "{'Variable':'$','StringEqualsPath':true,'Next':'T'},"
                        + "{'Variable':1,'IsString':true,'Next':'T'}")))
                .containsExactly(
                        "Expected value of type String at /States/C/Choices[0]/StringEquals",
                        "Expected value of type Number at /States/C/Choices[1]/NumericEquals",
                        "Expected value of type Boolean at /States/C/Choices[2]/BooleanEquals",
                        "String does not match RFC3339 timestamp at /States/C/Choices[3]/TimestampEquals",
                        "Expected value of type String at /States/C/Choices[4]/StringEqualsPath",
                        "Expected value of type String at /States/C/Choices[5]/Variable");
    }

    @Test
    void jsonataRulesHaveAConditionAndOthersHaveNone() {
        assertThat(findings(choice("{'Condition':'{% true %}','Next':'T'}")))
                .containsExactly("The QueryLanguage is set to 'JSONPath', but field 'Condition' is only supported for"
                        + " the 'JSONata' QueryLanguage at /States/C/Choices[0]");
        String jsonata = "{'QueryLanguage':'JSONata','StartAt':'C','States':{'C':{'Type':'Choice','Choices':[%s]}";
        assertThat(findings(jsonata.replace("%s", "{'Condition':'{% true %}','Output':1,'Next':'T'}") + TARGETS))
                .isEmpty();
        assertThat(findings(jsonata.replace("%s", "{'Variable':'$','IsNull':true,'Next':'T'}") + TARGETS))
                .contains("The QueryLanguage is set to 'JSONata', but field 'Variable' is only supported for the"
                        + " 'JSONPath' QueryLanguage at /States/C/Choices[0]");
        assertThat(findings(jsonata.replace("%s", "{'Condition':1,'Next':'T'}") + TARGETS))
                .containsExactly("Expected value of type String at /States/C/Choices[0]/Condition");
    }

    @Test
    void aParallelHasBranches() {
        assertThat(findings(oneState("'Type':'Parallel','Branches':[],'End':true")))
                .containsExactly("Value cannot be empty at /States/S/Branches");
        assertThat(findings(oneState("'Type':'Parallel','Branches':[{}],'End':true")))
                .containsExactly("These fields are required: [States, StartAt] at /States/S/Branches[0]");
        assertThat(program(oneState("'Type':'Parallel','End':true,'Branches':["
                                + "{'StartAt':'A','States':{'A':{'Type':'Succeed'}}},"
                                + "{'Comment':'c','StartAt':'B','States':{'B':{'Type':'Succeed'}}}]"))
                        .states())
                .containsOnlyKeys("S", "A", "B");
    }

    @Test
    void refusesToNestForever() {
        StringBuilder text = new StringBuilder("{'Type':'Succeed'}");
        for (int depth = 0; depth < 90; depth++) {
            text.insert(
                            0,
                            "{'Type':'Parallel','End':true,'Branches':[{'StartAt':'" + depth + "','States':{'" + depth
                                    + "':")
                    .append("}}]}");
        }

        assertThat(findings("{'StartAt':'S','States':{'S':" + text + "}}"))
                .singleElement()
                .asString()
                .startsWith("TOO_DEEPLY_NESTED");
    }
}
