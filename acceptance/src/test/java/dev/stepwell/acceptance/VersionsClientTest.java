package dev.stepwell.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ConflictException;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineVersionListItem;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.ValidationException;
import software.amazon.awssdk.services.sfn.model.ValidationExceptionReason;

/** Versions, aliases and tags with AWS's SDK for Java against the packaged server. */
final class VersionsClientTest extends ServerTest {
    private static final String ONE = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String TWO = ONE + " ";

    private static CreateStateMachineResponse create() {
        return client.createStateMachine(request -> request.name("m-" + UUID.randomUUID())
                .definition(ONE)
                .roleArn(Clients.ROLE)
                .publish(true)
                .versionDescription("first"));
    }

    private static RoutingConfigurationListItem route(String version, int weight) {
        return RoutingConfigurationListItem.builder()
                .stateMachineVersionArn(version)
                .weight(weight)
                .build();
    }

    @Test
    void publishesListsAndDeletesVersions() {
        String machine = create().stateMachineArn();
        client.updateStateMachine(request -> request.stateMachineArn(machine).definition(TWO));

        String second = client.publishStateMachineVersion(request -> request.stateMachineArn(machine))
                .stateMachineVersionArn();

        assertThat(second).isEqualTo(machine + ":2");
        var first = client.describeStateMachine(request -> request.stateMachineArn(machine + ":1"));
        assertThat(first.definition()).isEqualTo(ONE);
        assertThat(first.description()).isEqualTo("first");
        assertThat(first.stateMachineArn()).isEqualTo(machine + ":1");
        assertThatThrownBy(() -> client.publishStateMachineVersion(
                        request -> request.stateMachineArn(machine).revisionId("INITIAL")))
                .isInstanceOf(ConflictException.class);
        client.deleteStateMachineVersion(request -> request.stateMachineVersionArn(second));
        assertThat(client.listStateMachineVersions(request -> request.stateMachineArn(machine))
                        .stateMachineVersions())
                .extracting(StateMachineVersionListItem::stateMachineVersionArn)
                .containsExactly(machine + ":1");
    }

    @Test
    void runsThroughAnAlias() {
        CreateStateMachineResponse machine = create();
        String version = machine.stateMachineVersionArn();
        String alias = client.createStateMachineAlias(
                        request -> request.name("live").routingConfiguration(route(version, 100)))
                .stateMachineAliasArn();

        String execution =
                client.startExecution(request -> request.stateMachineArn(alias)).executionArn();

        var told = client.describeExecution(request -> request.executionArn(execution));
        assertThat(told.stateMachineAliasArn()).isEqualTo(alias);
        assertThat(told.stateMachineVersionArn()).isEqualTo(version);
        assertThat(told.stateMachineArn()).isEqualTo(machine.stateMachineArn());
        var listed =
                client.listExecutions(request -> request.stateMachineArn(alias)).executions();
        assertThat(listed).singleElement().satisfies(item -> {
            assertThat(item.executionArn()).isEqualTo(execution);
            assertThat(item.stateMachineAliasArn()).isEqualTo(alias);
        });
        assertThat(client.getExecutionHistory(request -> request.executionArn(execution))
                        .events()
                        .getFirst()
                        .executionStartedEventDetails()
                        .stateMachineAliasArn())
                .isEqualTo(alias);
        assertThatThrownBy(() -> client.deleteStateMachineVersion(request -> request.stateMachineVersionArn(version)))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("[live]");
    }

    @Test
    void refusesAliasesThatLeadNowhere() {
        String version = create().stateMachineVersionArn();

        assertThatThrownBy(() -> client.createStateMachineAlias(
                        request -> request.name("live").routingConfiguration(route(version, 99))))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        refused -> assertThat(refused.reason())
                                .isEqualTo(ValidationExceptionReason.INVALID_ROUTING_CONFIGURATION));
        assertThatThrownBy(() -> client.describeStateMachineAlias(
                        request -> request.stateMachineAliasArn(version.replaceAll(":1$", ":live"))))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void tagsAMachine() {
        String machine = create().stateMachineArn();
        client.tagResource(request -> request.resourceArn(machine)
                .tags(List.of(
                        Tag.builder().key("a").value("1").build(),
                        Tag.builder().key("b").value("2").build())));
        client.untagResource(request -> request.resourceArn(machine).tagKeys("a"));

        assertThat(client.listTagsForResource(request -> request.resourceArn(machine))
                        .tags())
                .extracting(Tag::key)
                .containsExactly("b");
        assertThatThrownBy(() -> client.tagResource(
                        request -> request.resourceArn(machine + ":1").tags(List.of())))
                .isInstanceOf(ResourceNotFoundException.class);
    }
}
