namespace Microsoft.Xrm.Sdk;

/// <summary>The trace of one execution. The text is a format string: braces in it need <c>Trace("{0}", text)</c> (dataverse-runtime §9).</summary>
public interface ITracingService
{
    void Trace(string format, params object[] args);
}
