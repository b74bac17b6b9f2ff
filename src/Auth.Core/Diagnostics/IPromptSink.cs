namespace Auth.Core.Diagnostics;

/// <summary>A sink that is trusted not to block and is called at once, on the caller's thread: the log, and what tests listen with.</summary>
internal interface IPromptSink : ISecurityEventSink;
