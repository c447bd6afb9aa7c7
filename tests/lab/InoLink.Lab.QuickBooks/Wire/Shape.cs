namespace InoLink.Lab.QuickBooks.Wire;

/// <summary>What a member of an entity holds.</summary>
internal enum MemberKind { Text, Number, Amount, Flag, Date, Moment, Choice, Reference, Object, List, Free }

/// <summary>One member of an entity or of a part of it.</summary>
internal sealed record Member(string Name, MemberKind Kind)
{
    /// <summary>Longest text.</summary>
    public int Max { get; init; } = int.MaxValue;

    /// <summary>Allowed values of a choice.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Shape of an object or of a list's elements.</summary>
    public Shape? Shape { get; init; }

    /// <summary>Has an effect in the real service that is not emulated: refused loudly when sent.</summary>
    public bool NotEmulated { get; init; }

    /// <summary>Made by the service: silently ignored when sent (quickbooks-api §5.1).</summary>
    public bool ServerMade { get; init; }

    /// <summary>Usable in WHERE and ORDERBY.</summary>
    public bool Queryable { get; init; }

    /// <summary>A full update that leaves it out keeps it (recorded for server-defaulted members, quickbooks-api §6).</summary>
    public bool Kept { get; init; }

    public static Member Text(string name, int max = int.MaxValue) => new(name, MemberKind.Text) { Max = max, Queryable = true };

    public static Member Number(string name) => new(name, MemberKind.Number) { Queryable = true };

    public static Member Amount(string name) => new(name, MemberKind.Amount) { Queryable = true };

    public static Member Flag(string name) => new(name, MemberKind.Flag) { Queryable = true, Kept = true };

    public static Member Date(string name) => new(name, MemberKind.Date) { Queryable = true };

    public static Member Choice(string name, params string[] values) => new(name, MemberKind.Choice) { Values = values, Queryable = true };

    public static Member Reference(string name) => new(name, MemberKind.Reference) { Queryable = true };

    public static Member Part(string name, Shape shape) => new(name, MemberKind.Object) { Shape = shape };

    public static Member List(string name, Shape shape) => new(name, MemberKind.List) { Shape = shape };

    /// <summary>In Intuit's schema, but without effect online: accepted and dropped.</summary>
    public static Member Ignored(string name) => new(name, MemberKind.Free) { ServerMade = true };

    /// <summary>In Intuit's schema and with effect there, not here.</summary>
    public static Member Missing(string name) => new(name, MemberKind.Free) { NotEmulated = true };

    public Member Server() => this with { ServerMade = true };

    public Member Keep() => this with { Kept = true };

    public Member NoQuery() => this with { Queryable = false };
}

/// <summary>The members of an entity, in the order in which answers list them.</summary>
internal sealed class Shape
{
    private readonly Dictionary<string, int> positions;

    public Shape(string className, params Member[] members)
    {
        ClassName = className;
        Members = members;
        positions = members.Select((member, index) => (member.Name, index)).ToDictionary(pair => pair.Name, pair => pair.index, StringComparer.Ordinal);
    }

    public string ClassName { get; }

    public IReadOnlyList<Member> Members { get; }

    public Member? Find(string name) => positions.TryGetValue(name, out int index) ? Members[index] : null;
}
