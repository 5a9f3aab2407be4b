package dev.stepwell.asl.compile;

import static dev.stepwell.asl.compile.Definitions.findings;
import static dev.stepwell.asl.compile.Definitions.oneJsonataState;
import static dev.stepwell.asl.compile.Definitions.oneState;
import static dev.stepwell.asl.compile.Definitions.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.Compiled;
import dev.stepwell.asl.model.Program;
import dev.stepwell.asl.model.QueryLanguage;
import dev.stepwell.asl.model.State;
import dev.stepwell.asl.model.Transition;
import org.junit.jupiter.api.Test;

final class DefinitionCompilerTest {
    private static final String PASS = "{'Type':'Pass','End':true}";

    @Test
    void compilesAChainInDefinitionOrder() {
        Program program = program("{'Comment':'c','Version':'1.0','TimeoutSeconds':30,'StartAt':'B','States':{"
                + "'B':{'Type':'Pass','Comment':'x','Next':'A'},'A':{'Type':'Pass','Result':{'a':1.50},'End':true}}}");

        assertThat(program.root().startAt()).isEqualTo("B");
        assertThat(program.root().states().keySet()).containsExactly("B", "A");
        assertThat(program.timeoutSeconds()).isEqualTo(30);
        assertThat(program.state("B")).isInstanceOfSatisfying(State.Pass.class, pass -> {
            assertThat(pass.transition()).isEqualTo(new Transition.Next("A"));
            assertThat(pass.result()).isNull();
        });
        assertThat(program.state("A")).isInstanceOfSatisfying(State.Pass.class, pass -> {
            assertThat(pass.transition()).isEqualTo(new Transition.End());
            assertThat(pass.result()).hasToString("{\"a\":1.50}");
        });
    }

    @Test
    void takesATimeoutOfZeroForNone() {
        assertThat(program("{'TimeoutSeconds':0,'StartAt':'A','States':{'A':" + PASS + "}}")
                        .timeoutSeconds())
                .isNull();
    }

    @Test
    void asksForTheFieldsOfTheMachine() {
        assertThat(findings("{}")).containsExactly("These fields are required: [States, StartAt] at /");
        assertThat(findings("{'StartAt':'A'}")).containsExactly("These fields are required: [States] at /");
        assertThat(findings("{'States':{'A':" + PASS + "}}"))
                .containsExactly("These fields are required: [StartAt] at /");
        assertThat(findings("{'StartAt':'A','States':{}}")).containsExactly("Value cannot be empty at /States");
        assertThat(findings("{'StartAt':1,'States':[]}"))
                .containsExactly(
                        "Expected value of type String at /StartAt", "Expected value of type Object at /States");
    }

    @Test
    void refusesUnknownFieldsAndValuesOfTheMachine() {
        assertThat(findings("{'Startat':'A','Version':'2.0','TimeoutSeconds':-1,'QueryLanguage':'SQL','StartAt':'A',"
                        + "'States':{'A':" + PASS + "}}"))
                .containsExactly(
                        "Field 'Startat' is not supported at /",
                        "Value should be one of the following: [JSONPath, JSONata] at /QueryLanguage",
                        "Value should be one of the following: [1.0] at /Version",
                        "Minimum value is 0 at /TimeoutSeconds");
    }

    @Test
    void statesInheritTheLanguageOfTheMachineOrChooseJsonata() {
        Program program = program("{'StartAt':'A','States':{'A':{'Type':'Pass','QueryLanguage':'JSONata','Next':'B'},"
                + "'B':" + PASS + "}}");

        assertThat(program.state("A").queryLanguage()).isEqualTo(QueryLanguage.JSONATA);
        assertThat(program.state("B").queryLanguage()).isEqualTo(QueryLanguage.JSON_PATH);
        assertThat(program(oneJsonataState("'Type':'Succeed','Output':1"))
                        .state("S")
                        .queryLanguage())
                .isEqualTo(QueryLanguage.JSONATA);
    }

    @Test
    void aStateCannotGoBackToJsonPath() {
        assertThat(findings(oneJsonataState("'Type':'Pass','QueryLanguage':'JSONPath','End':true")))
                .containsExactly(
                        "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/S");
    }

    @Test
    void innerStatesInheritFromTheMachineAndNotFromTheMapAroundThem() {
        assertThat(
                        findings(
                                oneState(
                                        "'Type':'Map','QueryLanguage':'JSONata','End':true,'ItemProcessor':{"
                                                + "'QueryLanguage':'JSONata','StartAt':'P','States':{'P':{'Type':'Pass','Output':1,'End':true}}}")))
                .containsExactly(
                        "Field 'QueryLanguage' is not supported at /States/S/ItemProcessor",
                        "The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata'"
                                + " QueryLanguage at /States/S/ItemProcessor/States/P");
    }

    @Test
    void readsAQueryLanguageThatSlippedIntoTheStates() {
        Program program = program(
                "{'StartAt':'A','States':{'QueryLanguage':'JSONata'," + "'A':{'Type':'Pass','Output':{},'End':true}}}");

        assertThat(program.state("A").queryLanguage()).isEqualTo(QueryLanguage.JSONATA);
        assertThat(program.states()).containsOnlyKeys("A");
    }

    @Test
    void fieldsOfTheOtherLanguageAreNamedAndUnknownOnesRefused() {
        assertThat(findings(oneState("'Type':'Pass','Output':1,'End':true,'Wrong':1,'Arguments':{}")))
                .containsExactly(
                        "The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata'"
                                + " QueryLanguage at /States/S",
                        "Field 'Wrong' is not supported at /States/S",
                        "Field 'Arguments' is not supported at /States/S");
        assertThat(findings(oneJsonataState("'Type':'Pass','Parameters':{},'End':true")))
                .containsExactly("The QueryLanguage is set to 'JSONata', but field 'Parameters' is only supported for"
                        + " the 'JSONPath' QueryLanguage at /States/S");
    }

    @Test
    void refusesFieldsOnStatesThatCannotHaveThem() {
        for (String type : new String[] {"Pass", "Wait", "Choice", "Succeed", "Fail"}) {
            assertThat(findings(oneState("'Type':'" + type + "','Catch':[],'Retry':[],'TimeoutSeconds':1")))
                    .startsWith(
                            "Field 'Catch' is not supported at /States/S",
                            "Field 'Retry' is not supported at /States/S",
                            "Field 'TimeoutSeconds' is not supported at /States/S");
        }
    }

    @Test
    void refusesStatesThatAreNone() {
        assertThat(findings("{'StartAt':'A','States':{'A':1,'B':{},'C':{'Type':7},'D':{'Type':'Sleep'}}}"))
                .containsExactly(
                        "Expected value of type Object at /States/A",
                        "These fields are required: [Type] at /States/B",
                        "Expected value of type String at /States/C/Type",
                        "The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice,"
                                + " Parallel, Map] at /States/D/Type");
    }

    @Test
    void aStateGoesOnOrEnds() {
        assertThat(findings(oneState("'Type':'Pass'")))
                .containsExactly("This object should have only one of the following fields: [Next, End] at /States/S");
        assertThat(findings(oneState("'Type':'Pass','End':false")))
                .containsExactly("This object should have only one of the following fields: [Next, End] at /States/S");
        assertThat(findings(oneState("'Type':'Pass','End':true,'Next':'S'")))
                .containsExactly("There should only be one of the following fields: [Next, End] at /States/S");
        assertThat(findings(oneState("'Type':'Pass','End':'yes','Next':'S'")))
                .containsExactly("Expected value of type Boolean at /States/S/End");
    }

    @Test
    void stateNamesAreShortAndUniqueAcrossScopes() {
        String name = "n".repeat(81);

        assertThat(findings("{'StartAt':'P','States':{'P':{'Type':'Parallel','Branches':[{'StartAt':'P','States':{"
                        + "'P':" + PASS + "}}],'Next':'" + name + "'},'" + name + "':" + PASS + "}}"))
                .containsExactly(
                        "DUPLICATE_STATE_NAME: Duplicate State name: P at /States/P/Branches[0]/States/P",
                        "INVALID_STATE_NAME: Invalid State name: State '" + name
                                + "' exceeds the 80-character limit allowed by the service at /States/" + name);
    }

    @Test
    void tellsWhichVariablesAStateReads() {
        Program program = program("{'StartAt':'A','States':{'A':{'Type':'Pass','Parameters':{'Reads':'x'},'Next':'B'},"
                + "'B':" + PASS + "}}");

        assertThat(program.variableReferences()).containsOnlyKeys("A");
        assertThat(program.variableReferences().get("A")).containsExactly("x");
    }

    @Test
    void reportsWhatTheDialectFindsAmongTheRest() {
        assertThat(findings("{'StartAt':'A','States':{'A':{'Type':'Pass','Parameters':{'value':'broken'},'End':true},"
                        + "'B':{'Type':'Pass'}}}"))
                .containsExactly(
                        "broken at /States/A/Parameters",
                        "This object should have only one of the following fields: [Next, End] at /States/B");
    }

    @Test
    void checksTheTypesOfDataFlowFields() {
        assertThat(findings(oneState("'Type':'Task','Resource':'arn:aws:lambda:us-east-1:123456789012:function:f',"
                        + "'InputPath':1,'OutputPath':{},'ResultPath':null,'ResultSelector':'x','End':true")))
                .containsExactly(
                        "Expected value of type String at /States/S/InputPath",
                        "Expected value of type String at /States/S/OutputPath",
                        "Expected value of type Object at /States/S/ResultSelector");
    }

    @Test
    void warnsOfLiteralsThatLookDynamic() {
        assertThat(findings(oneState("'Type':'Pass','Result':{'a':['$.b']},'Parameters':{'c':'$.d','e':{'f':"
                        + "'States.UUID()'},'g':'$5','h.$':'$.h'},'End':true")))
                .containsExactly(
                        "NO_DOLLAR: The value of the field 'c' looks like a JSONPath or an intrinsic function, but the"
                                + " name of the field does not end with '.$' at /States/S/Parameters/c",
                        "NO_DOLLAR: The value of the field 'f' looks like a JSONPath or an intrinsic function, but the"
                                + " name of the field does not end with '.$' at /States/S/Parameters/e/f",
                        "PASS_RESULT_IS_STATIC: The Result of a Pass state is static: paths in it are not evaluated at"
                                + " /States/S/Result");
    }

    @Test
    void warningsDoNotRefuse() {
        assertThat(Definitions.compile(oneState("'Type':'Fail','Error':'$.error'")))
                .isInstanceOf(Compiled.Ok.class);
    }
}
