#pragma warning disable CA1050 // beside the script, which lies in no namespace

/// <summary>The time that a script on the laboratory's clock reads.</summary>
public static class ScriptClock
{
    /// <summary>Now, as the machine of the context has it.</summary>
    public static DateTimeOffset Of(IScriptContext context) => ((InoLink.Lab.Connector.Scripts.ScriptContext)context).Now;
}
