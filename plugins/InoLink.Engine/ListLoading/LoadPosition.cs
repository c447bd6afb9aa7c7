using System.Globalization;
using InoLink.Engine.Schema;

namespace InoLink.Engine.ListLoading;

/// <summary>Where a load goes on that needed more than one run: a list, and a position in it. Kept as text on the job. Pure.</summary>
public sealed class LoadPosition
{
    public LoadPosition(ListType list, int start)
    {
        List = list;
        Start = start;
    }

    public ListType List { get; }

    /// <summary>From 1, as QuickBooks counts.</summary>
    public int Start { get; }

    /// <summary>The start for a text that says nothing.</summary>
    public static LoadPosition Parse(string text)
    {
        string[] words = text.Split(' ');
        return words.Length == 2 && Enum.TryParse(words[0], out ListType list) && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out int start) && start > 0
            ? new LoadPosition(list, start)
            : new LoadPosition(ListType.Account, 1);
    }

    public override string ToString() => $"{List} {Start.ToString(CultureInfo.InvariantCulture)}";
}
