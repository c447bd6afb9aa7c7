namespace InoLink.Engine;

/// <summary>The version that the writer's row shows; workflow activities refuse to work beside another one (DESIGN §6).</summary>
public static class EngineVersion
{
    public const string Text = "1.0";
}
