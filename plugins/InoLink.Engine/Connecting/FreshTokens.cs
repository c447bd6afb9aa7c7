using InoLink.QuickBooks.OAuth;

namespace InoLink.Engine.Connecting;

/// <summary>Tokens that Intuit has just given and that are stored only once the company behind them has answered. They are not renewed: they are an hour young.</summary>
public sealed class FreshTokens : ITokenStore
{
    private readonly Tokens tokens;

    public FreshTokens(Tokens tokens, DateTime now)
    {
        this.tokens = tokens;
        Now = now;
    }

    public DateTime Now { get; }

    public Tokens Read() => tokens;

    public bool Claim() => false;

    public void Store(Tokens fresh) => throw new InvalidOperationException("Fresh tokens are not renewed.");

    public void ConsentLost(string reason)
    {
    }

    public void Abandon()
    {
    }
}
