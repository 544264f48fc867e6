package dev.attachphone.server.attach;

/** Whether calls to a number reach its agent, in ascending order of readiness (decision 8). */
public enum AttachmentStatus {
    INACTIVE,
    PENDING,
    ACTIVE
}
