using System.Globalization;
using System.Text;
using Microsoft.Xrm.Sdk;

namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>The trace of one run: at most 10 kB, oldest lines dropped; every text goes through string.Format (dataverse-runtime §1, §9).</summary>
internal sealed class TracingService : ITracingService
{
    public const int MaximumCharacters = 10 * 1024;

    private readonly Lock guard = new();
    private readonly Queue<string> lines = new();
    private int length;

    // braces of a JSON text throw here, even without arguments: the platform's trap
    public void Trace(string format, params object[] args)
    {
        var line = string.Format(CultureInfo.InvariantCulture, format, args ?? []);
        lock (guard)
        {
            lines.Enqueue(line.Length > MaximumCharacters ? line[^MaximumCharacters..] : line);
            length += Math.Min(line.Length, MaximumCharacters) + Environment.NewLine.Length;
            while (length > MaximumCharacters && lines.Count > 1)
            {
                length -= lines.Dequeue().Length + Environment.NewLine.Length;
            }
        }
    }

    public override string ToString()
    {
        lock (guard)
        {
            return new StringBuilder().AppendJoin(Environment.NewLine, lines).ToString();
        }
    }
}
