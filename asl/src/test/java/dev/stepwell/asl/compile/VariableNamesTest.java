package dev.stepwell.asl.compile;

import static dev.stepwell.asl.compile.Definitions.findings;
import static dev.stepwell.asl.compile.Definitions.oneState;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class VariableNamesTest {
    /** State A assigns x; the state B after it has an inner scope, whose state C assigns the given key. */
    private static String inner(String beforeStates, String afterStates, String key) {
        return "{'StartAt':'A','States':{'A':{'Type':'Pass','Assign':{'x':1},'Next':'B'},'B':{" + beforeStates
                + "'StartAt':'C','States':{'C':{'Type':'Pass','Assign':{'" + key + "':2},'End':true}}" + afterStates
                + ",'End':true}}}";
    }

    private static String parallel(String key) {
        return inner("'Type':'Parallel','Branches':[{", "}]", key);
    }

    private static String map(String config, String key) {
        return inner("'Type':'Map','ItemProcessor':{" + config, "}", key);
    }

    @Test
    void namesAreIdentifiers() {
        assertThat(findings(oneState("'Type':'Pass','Assign':{'a':1,'größe_2':2,'b.$':'$.b'},'End':true")))
                .isEmpty();
        for (String wrong : new String[] {"1a", "a-b", "a b", "", "a.b"}) {
            assertThat(findings(oneState("'Type':'Pass','Assign':{'" + wrong + "':1},'End':true")))
                    .containsExactly("INVALID_VARIABLE_NAME: Invalid variable name '" + wrong
                            + "': the variable name contains invalid characters. at /States/S/Assign/" + wrong);
        }
        assertThat(findings(oneState("'Type':'Pass','Assign':{'" + "a".repeat(81) + "':1},'End':true"))
                        .getFirst())
                .contains("the variable name exceeds the 80-character limit.");
        assertThat(findings(oneState("'Type':'Pass','Assign':{'states.$':'$'},'End':true")))
                .containsExactly("RESERVED_VARIABLE_NAME: Cannot assign to reserved variable '$states'. at"
                        + " /States/S/Assign/states.$");
        assertThat(findings(oneState("'Type':'Pass','Assign':'{% $x %}','End':true")))
                .containsExactly("Expected value of type Object at /States/S/Assign");
    }

    @Test
    void anInnerScopeDoesNotTakeTheVariableOfAnOuterOne() {
        String complaint = "The variable 'x' is assigned in an outer scope and cannot be assigned in an inner one";

        assertThat(findings(parallel("x"))).containsExactly(complaint + " at /States/B/Branches[0]/States/C/Assign/x");
        assertThat(findings(parallel("y"))).isEmpty();
        assertThat(findings(map("", "x.$")))
                .containsExactly(complaint + " at /States/B/ItemProcessor/States/C/Assign/x.$");
    }

    @Test
    void childrenOfADistributedMapHaveVariablesOfTheirOwn() {
        assertThat(findings(map("'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},", "x")))
                .isEmpty();
    }

    @Test
    void whatAStateAssignsAfterItsBranchesDoesNoHarmInThem() {
        String parallel = "'B':{'Type':'Parallel','End':true,'Assign':{'y':1},'Catch':[{'ErrorEquals':['E'],"
                + "'Assign':{'x':1},'Next':'D'}],'Branches':[{'StartAt':'C','States':{'C':{'Type':'Pass',"
                + "'Assign':{'x':2,'y':2},'End':true}}}]}";

        assertThat(findings("{'StartAt':'B','States':{" + parallel + ",'D':{'Type':'Succeed'}}}"))
                .isEmpty();
        assertThat(findings(
                        "{'StartAt':'B','States':{" + parallel + ",'D':{'Type':'Pass','Assign':{'x':3},'End':true}}}"))
                .containsExactly("The variable 'x' is assigned in an outer scope and cannot be assigned in an inner one"
                        + " at /States/B/Branches[0]/States/C/Assign/x");
    }
}
