package dev.stepwell.api.operations;

import dev.stepwell.engine.Aliases;
import dev.stepwell.engine.Page;
import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.ResourceTags;
import dev.stepwell.engine.Versions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Versions, aliases and tags in memory, without the rules that the engine knows. Confined to one test. */
final class FakeReleases {
    final Map<String, Versions.Version> versions = new LinkedHashMap<>();
    final Map<String, Aliases.Alias> aliases = new LinkedHashMap<>();
    final Map<String, String> tags = new TreeMap<>();

    Versions versions() {
        return new Versions() {
            @Override
            public Version publish(String arn, @Nullable String revisionId, @Nullable String description) {
                Version version =
                        new Version(arn + ':' + (versions.size() + 1), description, FakeStateMachines.CREATED);
                versions.put(version.arn(), version);
                return version;
            }

            @Override
            public Page<Version> list(String arn, int limit, byte @Nullable [] from) {
                return FakeStateMachines.page(new ArrayList<>(versions.values()), limit, from);
            }

            @Override
            public void delete(String versionArn) {
                versions.remove(versionArn);
            }
        };
    }

    Aliases aliases() {
        return new Aliases() {
            @Override
            public Alias create(String name, @Nullable String description, List<Route> routes) {
                String first = routes.getFirst().versionArn();
                String arn = first.substring(0, first.lastIndexOf(':') + 1) + name;
                Instant now = FakeStateMachines.CREATED;
                Alias alias = new Alias(arn, name, description, now, now, routes);
                aliases.put(arn, alias);
                return alias;
            }

            @Override
            public Instant update(String arn, @Nullable String description, @Nullable List<Route> routes) {
                describe(arn);
                return FakeStateMachines.CREATED.plusSeconds(1);
            }

            @Override
            public Alias describe(String arn) {
                Alias found = aliases.get(arn);
                if (found == null) {
                    throw Refusals.noSuchResource(arn);
                }
                return found;
            }

            @Override
            public void delete(String arn) {
                aliases.remove(arn);
            }

            @Override
            public Page<Alias> list(String arn, int limit, byte @Nullable [] from) {
                return FakeStateMachines.page(new ArrayList<>(aliases.values()), limit, from);
            }
        };
    }

    ResourceTags tags() {
        return new ResourceTags() {
            @Override
            public Map<String, String> list(String arn) {
                return tags;
            }

            @Override
            public void add(String arn, Map<String, String> more) {
                tags.putAll(more);
            }

            @Override
            public void remove(String arn, Collection<String> keys) {
                tags.keySet().removeAll(keys);
            }
        };
    }
}
