package dev.stepwell.asl.compile;

import static dev.stepwell.asl.compile.Definitions.expressFindings;
import static dev.stepwell.asl.compile.Definitions.findings;
import static dev.stepwell.asl.compile.Definitions.oneState;
import static dev.stepwell.asl.compile.Definitions.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.model.State;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MapCompilerTest {
    private static final String STATES = "'StartAt':'I','States':{'I':{'Type':'Pass','End':true}}";
    private static final String INLINE = ",'ItemProcessor':{" + STATES + "}";

    private static String map(String more) {
        return oneState("'Type':'Map','End':true" + more);
    }

    private static String distributed(String config, String more) {
        return map(",'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED'" + config + "}," + STATES + "}" + more);
    }

    private static String standard(String more) {
        return distributed(",'ExecutionType':'STANDARD'", more);
    }

    private static State.Map compiled(String definition) {
        return (State.Map) program(definition).state("S");
    }

    @Test
    void compilesAnInlineMap() {
        State.Map map = compiled(map(INLINE + ",'ItemsPath':'$.i','ItemSelector':{},'MaxConcurrency':2"));

        assertThat(map.distributed()).isNull();
        assertThat(map.itemSelector()).isNotNull();
        assertThat(map.maxConcurrency()).isNotNull();
        assertThat(map.tolerance()).isNull();
        assertThat(map.processor().startAt()).isEqualTo("I");
    }

    @Test
    void readsTheLegacySpelling() {
        State.Map map = compiled(map(",'Iterator':{" + STATES + "},'Parameters':{'Reads':'nothing'}"));

        assertThat(map.itemSelector()).isNotNull();
        assertThat(map.distributed()).isNull();
    }

    @Test
    void theParametersOfAMapAreNotThoseOfItsFlow() {
        String definition = map(",'Iterator':{" + STATES + "},'Parameters':{'Reads':'x'}");

        assertThat(program(definition).variableReferences()).isEmpty();
    }

    @Test
    void doesNotMixTheSpellings() {
        assertThat(findings(map(INLINE + ",'Iterator':{" + STATES + "},'ItemSelector':{},'Parameters':{}")))
                .containsExactly(
                        "There should only be one of the following fields: [ItemProcessor, Iterator] at /States/S",
                        "There should only be one of the following fields: [ItemSelector, Parameters] at /States/S");
        assertThat(findings(map("")))
                .containsExactly("This object should have only one of the following fields: [ItemProcessor, Iterator]"
                        + " at /States/S");
    }

    @Test
    void aDistributedMapNamesTheTypeOfItsChildren() {
        assertThat(findings(distributed("", "")))
                .containsExactly(
                        "These fields are required: [ExecutionType] at" + " /States/S/ItemProcessor/ProcessorConfig");
        assertThat(findings(distributed(",'ExecutionType':'FAST'", "")))
                .containsExactly("Value should be one of the following: [STANDARD, EXPRESS] at"
                        + " /States/S/ItemProcessor/ProcessorConfig/ExecutionType");
        assertThat(findings(map(",'ItemProcessor':{'ProcessorConfig':{'Mode':'INLINE','ExecutionType':'EXPRESS'},"
                        + STATES + "}")))
                .containsExactly("Field 'ExecutionType' is not supported at /States/S/ItemProcessor/ProcessorConfig");
        assertThat(expressFindings(standard("")))
                .containsExactly("The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state"
                        + " machines at /States/S/ItemProcessor/ProcessorConfig/Mode");
    }

    @Test
    void childrenOfTypeExpressAreHeldToTheRulesOfExpress() {
        assertThat(findings(map(",'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'EXPRESS'},"
                        + "'StartAt':'A','States':{'A':{'Type':'Task','End':true,"
                        + "'Resource':'arn:aws:states:us-east-1:123456789012:activity:a'}}}")))
                .containsExactly("Express state machine does not support Activity ARN at"
                        + " /States/S/ItemProcessor/States/A/Resource");
    }

    @Test
    void keepsWhatOnlyADistributedMapHas() {
        State.Map map = compiled(standard(",'Label':'items','ItemReader':{'Resource':'arn:aws:states:::s3:getObject',"
                + "'Parameters':{'Bucket':'b'},'ReaderConfig':{'InputType':'CSV','CSVHeaderLocation':'GIVEN',"
                + "'CSVHeaders':['a'],'CSVDelimiter':'PIPE','MaxItems':5}},'ItemBatcher':{'MaxItemsPerBatch':10,"
                + "'BatchInput':{}},'ResultWriter':{'Resource':'arn:aws:states:::s3:putObject','Parameters':{},"
                + "'WriterConfig':{'Transformation':'FLATTEN','OutputType':'JSONL'}},'ToleratedFailureCount':1"));

        assertThat(map.distributed()).satisfies(config -> {
            assertThat(config.executionType()).isEqualTo("STANDARD");
            assertThat(config.label()).isEqualTo("items");
            assertThat(config.itemReader()).isNotNull();
            assertThat(config.itemBatcher()).isNotNull();
            assertThat(config.resultWriter()).isNotNull();
        });
        assertThat(map.tolerance()).isNotNull();
    }

    @Test
    void anInlineMapHasNoReaderBatcherOrWriter() {
        assertThat(findings(map(INLINE + ",'ItemReader':{},'ItemBatcher':{},'ResultWriter':{}")))
                .containsExactly(
                        "Field 'ItemReader' is not supported at /States/S",
                        "Field 'ItemBatcher' is not supported at /States/S",
                        "Field 'ResultWriter' is not supported at /States/S");
        assertThat(findings(map(INLINE + ",'ToleratedFailurePercentage':50"))).isEmpty();
    }

    @Test
    void labelsAreShortPlainAndUnique() {
        for (String wrong : List.of("a b", "a*", "a\\\\", "a\\u0000", "a\\u0085", "a\\n", "a#", "a\u2028")) {
            assertThat(findings(standard(",'Label':'" + wrong + "'")).getFirst())
                    .startsWith("INVALID_LABEL_NAME: ")
                    .endsWith(" contains characters that are not allowed at /States/S/Label");
        }
        assertThat(findings(standard(",'Label':'" + "l".repeat(41) + "'")).getFirst())
                .contains("exceeds the 40-character limit");
        String map = "{'Type':'Map','Label':'l','End':true,'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED',"
                + "'ExecutionType':'STANDARD'},'StartAt':'%','States':{'%':{'Type':'Succeed'}}}}";
        assertThat(findings("{'StartAt':'A','States':{'A':" + map.replace("%", "x") + ",'B':" + map.replace("%", "y")
                        + "}}"))
                .containsExactly("DUPLICATE_LABEL_NAME: Duplicate Label name: l at /States/B/Label");
    }

    @Test
    void checksNumbersAndTheirPaths() {
        assertThat(findings(map(INLINE + ",'MaxConcurrency':-1,'ToleratedFailureCount':1,"
                        + "'ToleratedFailureCountPath':'$.c','ToleratedFailurePercentage':100.5")))
                .containsExactly(
                        "Minimum value is 0 at /States/S/MaxConcurrency",
                        "There should only be one of the following fields: [ToleratedFailureCount,"
                                + " ToleratedFailureCountPath] at /States/S",
                        "Maximum value is 100.0 at /States/S/ToleratedFailurePercentage");
        assertThat(findings(map(INLINE + ",'ToleratedFailurePercentage':-1")))
                .containsExactly("Minimum value is 0.0 at /States/S/ToleratedFailurePercentage");
    }

    @Test
    void checksTheItemReader() {
        String reader = "'ItemReader':{'Resource':'arn:aws:states:::s3:getObject','ReaderConfig':{%s}}";

        assertThat(findings(standard(",'ItemReader':{'Resource':'arn:aws:states:::s3:deleteObject'}")))
                .containsExactly("The field 'Resource' does not match any of the allowed values. Examples:"
                        + " [arn:<partition>:states:::s3:getObject, arn:<partition>:states:::s3:listObjectsV2]"
                        + " at /States/S/ItemReader/Resource");
        assertThat(findings(standard("," + reader.replace("%s", "'InputType':'CSV'"))))
                .containsExactly("The field 'CSVHeaderLocation' is required at /States/S/ItemReader/ReaderConfig");
        assertThat(findings(standard("," + reader.replace("%s", "'InputType':'JSON','CSVHeaderLocation':'GIVEN'"))))
                .containsExactly(
                        "These fields are required: [CSVHeaders] at /States/S/ItemReader/ReaderConfig",
                        "Field 'CSVHeaderLocation' is not supported at /States/S/ItemReader/ReaderConfig");
        assertThat(findings(
                        standard("," + reader.replace("%s", "'InputType':'XML','MaxItems':1,'MaxItemsPath':'$.n'"))))
                .containsExactly(
                        "The field 'InputType' should have one of these values: [MANIFEST, JSON, CSV, JSONL, PARQUET]"
                                + " at /States/S/ItemReader/ReaderConfig/InputType",
                        "There should only be one of the following fields: [MaxItems, MaxItemsPath] at"
                                + " /States/S/ItemReader/ReaderConfig");
        assertThat(findings(standard("," + reader.replace("%s", "'InputType':'JSON','MaxItems':100000001"))))
                .containsExactly("Maximum value is 100000000 at /States/S/ItemReader/ReaderConfig/MaxItems");
    }

    @Test
    void checksTheItemBatcherAndTheResultWriter() {
        assertThat(findings(standard(",'ItemBatcher':{'BatchInput':{}}")))
                .containsExactly("At least one of these fields is required: [MaxItemsPerBatch, MaxInputBytesPerBatch]"
                        + " at /States/S/ItemBatcher");
        assertThat(findings(standard(",'ItemBatcher':{'MaxInputBytesPerBatch':262145}")))
                .containsExactly("Maximum value is 262144 at /States/S/ItemBatcher/MaxInputBytesPerBatch");
        assertThat(findings(standard(",'ResultWriter':{}")))
                .containsExactly("Value cannot be empty at /States/S/ResultWriter");
        assertThat(findings(standard(",'ResultWriter':{'Resource':'arn:aws:states:::s3:putObject'}")))
                .containsExactly("These fields are required: [Parameters] at /States/S/ResultWriter");
        assertThat(findings(standard(",'ResultWriter':{'WriterConfig':{'OutputType':'CSV'}}")))
                .containsExactly("Value should be one of the following: [JSON, JSONL] at"
                        + " /States/S/ResultWriter/WriterConfig/OutputType");
    }
}
