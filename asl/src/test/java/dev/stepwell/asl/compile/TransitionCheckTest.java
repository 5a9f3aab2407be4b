package dev.stepwell.asl.compile;

import static dev.stepwell.asl.compile.Definitions.findings;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TransitionCheckTest {
    private static String states(String states) {
        return "{'StartAt':'A','States':{" + states + "}}";
    }

    private static String pass(String name, String next) {
        return "'" + name + "':{'Type':'Pass','Next':'" + next + "'}";
    }

    @Test
    void namesTheMissingTargetAndThenTheMissingEnd() {
        assertThat(findings(states(pass("A", "NOPE"))))
                .containsExactly(
                        "MISSING_TRANSITION_TARGET: Missing 'Next' target: NOPE at /States/A/Next",
                        "MISSING_END_STATE: Workflow has no terminal state at null");
    }

    @Test
    void aLoopHasNoEndAndThenNothingElseMatters() {
        assertThat(findings(states(pass("A", "B") + "," + pass("B", "A") + "," + pass("C", "A"))))
                .containsExactly("MISSING_END_STATE: Workflow has no terminal state at null");
    }

    @Test
    void aStateThatNothingLeadsToIsUnreachable() {
        assertThat(findings(states(pass("A", "B") + "," + pass("B", "A") + ",'C':{'Type':'Succeed'}")))
                .containsExactly("MISSING_TRANSITION_TARGET: State \"C\" is not reachable. at /States/C");
    }

    @Test
    void aStartThatIsMissingLeavesTheFirstStateUnreachable() {
        assertThat(findings("{'StartAt':'Not sure','States':{" + pass("One", "Two") + ",'Two':{'Type':'Succeed'}}}"))
                .containsExactly(
                        "MISSING_TRANSITION_TARGET: Missing 'Next' target: Not sure at /StartAt",
                        "MISSING_TRANSITION_TARGET: State \"One\" is not reachable. at /States/One");
    }

    @Test
    void everyKindOfTransitionCounts() {
        assertThat(findings(states("'A':{'Type':'Choice','Choices':[{'Variable':'$','IsNull':true,'Next':'X'}],"
                        + "'Default':'Y'}")))
                .startsWith(
                        "MISSING_TRANSITION_TARGET: Missing 'Next' target: X at /States/A/Choices[0]/Next",
                        "MISSING_TRANSITION_TARGET: Missing 'Next' target: Y at /States/A/Default");
        assertThat(findings(states("'A':{'Type':'Parallel','End':true,'Catch':[{'ErrorEquals':['E'],'Next':'Z'}],"
                        + "'Branches':[{'StartAt':'B','States':{" + pass("B", "A") + "}}]}")))
                .containsExactly(
                        "MISSING_TRANSITION_TARGET: Missing 'Next' target: Z at /States/A/Catch[0]/Next",
                        "MISSING_TRANSITION_TARGET: Missing 'Next' target: A at /States/A/Branches[0]/States/B/Next");
    }

    @Test
    void looksIntoProcessors() {
        assertThat(findings(states("'A':{'Type':'Map','End':true,'ItemProcessor':{'StartAt':'B','States':{"
                        + "'B':{'Type':'Succeed'},'C':{'Type':'Succeed'}}}}")))
                .containsExactly(
                        "MISSING_TRANSITION_TARGET: State \"C\" is not reachable. at /States/A/ItemProcessor/States/C");
    }

    @Test
    void looksAtConnectionsOnlyWhenTheStatesAreRight() {
        assertThat(findings(states("'A':{'Type':'Pass','Next':'NOPE','Wrong':1}")))
                .containsExactly("Field 'Wrong' is not supported at /States/A");
    }
}
