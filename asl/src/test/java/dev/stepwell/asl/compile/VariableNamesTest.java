package dev.stepwell.asl.compile;

import static dev.stepwell.asl.compile.Definitions.findings;
import static dev.stepwell.asl.compile.Definitions.oneState;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class VariableNamesTest {
    private static String nested(String kind, String assign) {
        return "{'StartAt':'A','States':{'A':{'Type':'Pass','Assign':{'x':1},'Next':'B'},'B':{" + kind
                + "'StartAt':'C','States':{'C':{'Type':'Pass','Assign':{'" + assign
                + "':2},'End':true}}}]}}}"
                        .replace("}]}}}", kind.contains("Branches") ? "}],'End':true}}}" : "},'End':true}}}");
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

        assertThat(findings(nested("'Type':'Parallel','Branches':[{", "x")))
                .containsExactly(complaint + " at /States/B/Branches[0]/States/C/Assign/x");
        assertThat(findings(nested("'Type':'Parallel','Branches':[{", "y"))).isEmpty();
        assertThat(findings(nested("'Type':'Map','ItemProcessor':{", "x.$")))
                .containsExactly(complaint + " at /States/B/ItemProcessor/States/C/Assign/x.$");
    }

    @Test
    void childrenOfADistributedMapHaveVariablesOfTheirOwn() {
        assertThat(findings(nested(
                        "'Type':'Map','ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED',"
                                + "'ExecutionType':'STANDARD'},",
                        "x")))
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
