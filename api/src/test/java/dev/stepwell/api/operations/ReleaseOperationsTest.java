package dev.stepwell.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Operations on versions, aliases and tags: what they check, and how they answer. */
final class ReleaseOperationsTest {
    private final Fixture api = new Fixture();
    private final String machine = api.createMachine("m");

    private String createAlias(String routes) {
        return "{'name':'live','description':'d','routingConfiguration':[" + routes + "]}";
    }

    private String route(String arn, int weight) {
        return "{'stateMachineVersionArn':'" + arn + "','weight':" + weight + "}";
    }

    @Test
    void publishesWithCreationAndUpdate() {
        var created = api.call(
                "CreateStateMachine",
                "{'name':'n','definition':'{}','roleArn':'r','publish':true,'versionDescription':'d'}");
        var updated = api.call(
                "UpdateStateMachine",
                "{'stateMachineArn':'" + machine + "','definition':'{\\'a\\':1}','publish':true}");

        assertThat(created.path("stateMachineVersionArn").asString())
                .isEqualTo(created.path("stateMachineArn").asString() + ":1");
        assertThat(updated.path("stateMachineVersionArn").asString()).isEqualTo(machine + ":1");
        assertThat(api.error("UpdateStateMachine", "{'stateMachineArn':'" + machine + "','publish':true}"))
                .startsWith("MissingRequiredParameter: ");
    }

    @Test
    void describesAliasesWithTheirRoutes() {
        api.call("CreateStateMachineAlias", createAlias(route(machine + ":1", 60) + "," + route(machine + ":2", 40)));

        var alias = api.call("DescribeStateMachineAlias", "{'stateMachineAliasArn':'" + machine + ":live'}");

        assertThat(alias.path("name").asString()).isEqualTo("live");
        assertThat(alias.path("routingConfiguration").path(1).path("weight").asInt())
                .isEqualTo(40);
        assertThat(api.call("ListStateMachineAliases", "{'stateMachineArn':'" + machine + ":1'}")
                        .path("stateMachineAliases"))
                .hasSize(1);
        assertThat(api.error("UpdateStateMachineAlias", "{'stateMachineAliasArn':'" + machine + ":live'}"))
                .startsWith("ValidationException: ");
        api.call("DeleteStateMachineAlias", "{'stateMachineAliasArn':'" + machine + ":live'}");
        assertThat(api.error("DescribeStateMachineAlias", "{'stateMachineAliasArn':'" + machine + ":live'}"))
                .isEqualTo("ResourceNotFound: Request references a resource that does not exist.");
    }

    @Test
    void checksRoutes() {
        String first = machine + ":1";
        String second = machine + ":2";

        assertThat(api.error("CreateStateMachineAlias", createAlias(route(first, 50) + "," + route(first, 50))))
                .isEqualTo(
                        "ValidationException: Routing configuration must contain distinct state machine version ARNs."
                                + " Received: [" + first + ", " + first + "]");
        assertThat(api.error("CreateStateMachineAlias", createAlias(route(first, 70) + "," + route(second, 29))))
                .isEqualTo("ValidationException: Sum of routing configuration weights must equal 100. Received: [70,"
                        + " 29]");
        assertThat(api.error("CreateStateMachineAlias", createAlias(route(machine + ":live", 100))))
                .isEqualTo("ValidationException: Routing configuration must contain state machine version ARNs."
                        + " Received: [" + machine + ":live]");
        assertThat(api.call("CreateStateMachineAlias", createAlias(route(machine, 100)))
                        .path("reason")
                        .asString())
                .isEqualTo("INVALID_ROUTING_CONFIGURATION");
        assertThat(api.error("CreateStateMachineAlias", createAlias(route("nothing", 100))))
                .isEqualTo("InvalidArn: Invalid Arn: 'Invalid ARN prefix: nothing'");
        assertThat(api.releases.aliases).isEmpty();
    }

    @Test
    void wantsTheRightKindOfArn() {
        assertThat(api.error("PublishStateMachineVersion", "{'stateMachineArn':'" + machine + ":1'}"))
                .startsWith("StateMachineDoesNotExist: ");
        assertThat(api.error("DeleteStateMachineVersion", "{'stateMachineVersionArn':'" + machine + "'}"))
                .startsWith("InvalidArn: ");
        assertThat(api.error("DescribeStateMachineAlias", "{'stateMachineAliasArn':'" + machine + ":1'}"))
                .startsWith("InvalidArn: ");
        assertThat(api.error("ListStateMachineVersions", "{'stateMachineArn':'" + machine + ":1'}"))
                .startsWith("InvalidArn: ");
        assertThat(api.error("TagResource", "{'resourceArn':'" + machine + ":1','tags':[]}"))
                .isEqualTo("ResourceNotFound: Resource not found: '" + machine + ":1'");
        assertThat(api.error("PublishStateMachineVersion", "{'stateMachineArn':'" + machine + "/label'}"))
                .startsWith("ValidationException: ");
    }

    @Test
    void listsVersionsInPages() {
        String request = "{'stateMachineArn':'" + machine + "','maxResults':2";
        for (int i = 0; i < 3; i++) {
            api.call("PublishStateMachineVersion", "{'stateMachineArn':'" + machine + "'}");
        }

        var first = api.call("ListStateMachineVersions", request + "}");
        var second = api.call(
                "ListStateMachineVersions",
                request + ",'nextToken':'" + first.path("nextToken").asString() + "'}");

        assertThat(first.path("stateMachineVersions")).hasSize(2);
        assertThat(second.path("stateMachineVersions")).hasSize(1);
        assertThat(api.error("ListStateMachineVersions", request + ",'nextToken':'x'}"))
                .isEqualTo("InvalidToken: Invalid Token: 'Invalid token'");
    }

    @Test
    void checksTags() {
        String request = "{'resourceArn':'" + machine + "','tags':[{'key':'";
        api.call("TagResource", request + "a b','value':''}]}");

        assertThat(api.error("TagResource", request + "aws:x','value':''}]}")).startsWith("ValidationException: ");
        assertThat(api.error("TagResource", request + "a','value':'<'}]}"))
                .isEqualTo("ValidationException: Tags may only contain Unicode letters, digits, white space, or these"
                        + " symbols: _ . : / = + - @.");
        assertThat(api.call("ListTagsForResource", "{'resourceArn':'" + machine + "'}")
                        .path("tags")
                        .toString())
                .isEqualTo("[{\"key\":\"a b\",\"value\":\"\"}]");
        api.call("UntagResource", "{'resourceArn':'" + machine + "','tagKeys':['a b','c']}");
        assertThat(api.releases.tags).isEmpty();
        assertThat(api.error(
                        "TagResource",
                        "{'resourceArn':'arn:aws:states:us-east-1:123456789012:execution:a:b','tags':[]}"))
                .isEqualTo("InvalidArn: Invalid Arn: 'Resource type not valid in this context: execution'");
    }
}
