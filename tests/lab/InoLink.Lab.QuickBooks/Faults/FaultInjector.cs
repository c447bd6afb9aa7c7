namespace InoLink.Lab.QuickBooks;

/// <summary>How a repeated <c>requestid</c> is treated; the real behaviour is not documented (quickbooks-api §6, BOOKS B03).</summary>
public enum RequestIdMode
{
    /// <summary>The original answer comes back, nothing runs again. A call that failed runs again.</summary>
    Replayed,

    /// <summary>It runs again as if it were new.</summary>
    Ignored,

    /// <summary>Fault 6000 "unexpected error … try again", in a batch for every item.</summary>
    Fault6000,
}

/// <summary>
/// The things that go wrong between a client and QuickBooks. Rules are tried in the order they were added; all that match a
/// request take effect. Rules with a probability draw from one seed, so a run can be repeated.
/// </summary>
public sealed class FaultInjector
{
    private readonly Lock gate = new();
    private readonly List<ActiveRule> rules = [];
    private Random random = new(1);

    /// <summary>How a repeated requestid is treated.</summary>
    public RequestIdMode RequestIds { get; set; }

    /// <summary>Enforces Intuit's limits (quickbooks-api §9): 500 requests a minute and realm, 40 batches, 10 at once.</summary>
    public bool EnforceLimits { get; set; }

    /// <summary>Answers the items of a batch in a shuffled order: none is guaranteed (quickbooks-api §7).</summary>
    public bool ShuffleBatchAnswers { get; set; }

    /// <summary>The seed of all chances; setting it starts anew.</summary>
    public int Seed
    {
        get;
        set
        {
            lock (gate)
            {
                field = value;
                random = new Random(value);
            }
        }
    } = 1;

    /// <summary>Adds a rule; the same rule may be added twice.</summary>
    public void Add(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        lock (gate)
        {
            rules.Add(new ActiveRule(rule));
        }
    }

    /// <summary>Removes all rules; the requestid mode and the limits stay.</summary>
    public void Clear()
    {
        lock (gate)
        {
            rules.Clear();
        }
    }

    /// <summary>The rules that hit this request; their counters move.</summary>
    internal IReadOnlyList<FaultRule> For(FaultRequest request)
    {
        lock (gate)
        {
            return [.. rules.Where(active => !OfItem(active.Rule) && active.Rule.Matches(request) && Hits(active)).Select(active => active.Rule)];
        }
    }

    /// <summary>The rules that hit one write: an item of a batch or a single one.</summary>
    internal IReadOnlyList<FaultRule> ForItem(string realm, string entity, string operation)
    {
        FaultRequest request = new(realm, entity, operation, []);
        lock (gate)
        {
            return [.. rules.Where(active => OfItem(active.Rule) && active.Rule.Matches(request) && Hits(active)).Select(active => active.Rule)];
        }
    }

    internal void Shuffle<T>(Span<T> items)
    {
        lock (gate)
        {
            random.Shuffle(items);
        }
    }

    private static bool OfItem(FaultRule rule) => rule.Kind is FaultKind.ItemLatency or FaultKind.UnexpectedError or FaultKind.Refused;

    private bool Hits(ActiveRule active)
    {
        active.Seen++;
        bool inRange = active.Seen >= active.Rule.Nth && active.Hit < active.Rule.Times;
        // the draw comes only where the rule could hit, so that other traffic doesn't move the sequence
        bool hit = inRange && (active.Rule.Probability >= 1 || random.NextDouble() < active.Rule.Probability);
        active.Hit += hit ? 1 : 0;
        return hit;
    }

    private sealed class ActiveRule(FaultRule rule)
    {
        public FaultRule Rule { get; } = rule;

        public int Seen { get; set; }

        public int Hit { get; set; }
    }
}
