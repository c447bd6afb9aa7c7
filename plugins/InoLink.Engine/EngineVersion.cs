namespace InoLink.Engine;

/// <summary>
/// The version that the tick, which only the core runs, writes to the writers' rows. The workflow assembly has an engine of its own compiled in and comes in another solution: it refuses to work beside another
/// version (DESIGN §6). To be raised whenever two versions of the engine may not work the same queue.
/// </summary>
public static class EngineVersion
{
    public const string Text = "1.0";
}
