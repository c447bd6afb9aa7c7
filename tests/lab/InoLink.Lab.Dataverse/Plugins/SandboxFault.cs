namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>Error codes of the sandbox (dataverse-runtime §1).</summary>
public static class SandboxFault
{
    /// <summary>0x8004418D: the worker process crashed.</summary>
    public const int WorkerNotAvailable = -2147204723;

    /// <summary>0x80044173: the run took longer than two minutes.</summary>
    public const int WorkerTimeout = -2147204749;
}
