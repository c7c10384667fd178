package io.github.jakartadockerengine.proxy;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What has come of a response before its exchange was handed over: either the head and some of the
 * content, or bytes of which the head is not complete.
 *
 * @param connection where the rest comes
 * @param head null when it is not complete
 * @param body null together with the head
 * @param bytes content if there is a head, otherwise the beginning of the head
 */
record Begun(
    OriginConnection connection,
    @Nullable OriginHead head,
    @Nullable BodyDecoder body,
    ByteBuffer bytes) {}
