using InoLink.QuickBooks.OAuth;

namespace InoLink.QuickBooks.Tests.Contract;

/// <summary>A token store that notes what was asked of it, in order, and fails where a test wants it to.</summary>
public sealed class MemoryTokenStore : ITokenStore
{
    private Tokens stored;

    public MemoryTokenStore(Tokens stored) => this.stored = stored;

    public DateTime Now { get; set; } = DateTime.UtcNow;

    /// <summary>read, claim, lost, store, fail, consent lost, abandon.</summary>
    public List<string> Events { get; } = [];

    /// <summary>How many claims are lost to another process before one is won.</summary>
    public int LostClaims { get; set; }

    /// <summary>How many times Store throws before it works.</summary>
    public int FailingStores { get; set; }

    /// <summary>What another process has stored by the time a claim is lost.</summary>
    public Tokens? OfTheOther { get; set; }

    public Action? Claimed { get; set; }

    public Action? Stored { get; set; }

    public string? LostReason { get; private set; }

    public Tokens Current => stored;

    public Tokens Read()
    {
        Events.Add("read");
        return stored;
    }

    public bool Claim()
    {
        if (LostClaims > 0)
        {
            LostClaims--;
            stored = OfTheOther ?? stored;
            Events.Add("lost");
            return false;
        }

        Events.Add("claim");
        Claimed?.Invoke();
        return true;
    }

    public void Store(Tokens fresh)
    {
        if (FailingStores > 0)
        {
            FailingStores--;
            Events.Add("fail");
            throw new InvalidOperationException("The store is down.");
        }

        Events.Add("store");
        stored = fresh;
        Stored?.Invoke();
    }

    public void ConsentLost(string reason)
    {
        Events.Add("consent lost");
        LostReason = reason;
    }

    public void Abandon() => Events.Add("abandon");
}
