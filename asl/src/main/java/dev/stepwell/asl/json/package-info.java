/**
 * JSON as the rest of the project sees it: Jackson's tree, one configured mapper, and {@link
 * dev.stepwell.asl.json.Payload}, text that is parsed only when somebody looks inside.
 */
@NullMarked
package dev.stepwell.asl.json;

import org.jspecify.annotations.NullMarked;
