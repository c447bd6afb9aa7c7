namespace InoLink.Lab.QuickBooks.Faults;

/// <summary>Intuit's limits in a sliding minute of the lab clock (quickbooks-api §9).</summary>
internal sealed class RateLimits(TimeProvider clock)
{
    private const int RequestsPerMinute = 500;
    private const int BatchesPerMinute = 40;
    private const int AtOnce = 10;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> windows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> running = new(StringComparer.Ordinal);

    /// <summary>False means 429. A request that was let in must be left again.</summary>
    public bool Enter(string realm, string clientId, bool batch)
    {
        lock (gate)
        {
            string pair = realm + " " + clientId;
            if (running.GetValueOrDefault(pair) >= AtOnce || !Fits(realm, RequestsPerMinute) || (batch && !Fits("batch " + pair, BatchesPerMinute)))
            {
                return false;
            }

            DateTimeOffset now = clock.GetUtcNow();
            Window(realm).Enqueue(now);
            if (batch)
            {
                Window("batch " + pair).Enqueue(now);
            }

            running[pair] = running.GetValueOrDefault(pair) + 1;
            return true;
        }
    }

    public void Leave(string realm, string clientId)
    {
        lock (gate)
        {
            running[realm + " " + clientId]--;
        }
    }

    private bool Fits(string key, int limit)
    {
        Queue<DateTimeOffset> window = Window(key);
        DateTimeOffset from = clock.GetUtcNow().AddMinutes(-1);
        while (window.TryPeek(out DateTimeOffset oldest) && oldest <= from)
        {
            window.Dequeue();
        }

        return window.Count < limit;
    }

    private Queue<DateTimeOffset> Window(string key)
    {
        if (!windows.TryGetValue(key, out Queue<DateTimeOffset>? window))
        {
            windows[key] = window = new Queue<DateTimeOffset>();
        }

        return window;
    }
}
