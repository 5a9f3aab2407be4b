/**
 * The compiled language: a {@link dev.stepwell.asl.model.Program} is an immutable graph of {@link
 * dev.stepwell.asl.model.State}s whose fields are ready to evaluate. One record per state type; nothing here decides
 * how a state runs.
 */
@NullMarked
package dev.stepwell.asl.model;

import org.jspecify.annotations.NullMarked;
