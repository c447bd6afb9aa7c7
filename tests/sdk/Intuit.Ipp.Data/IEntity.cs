namespace Intuit.Ipp.Data;

public interface IEntity
{
}
